//! IDP01: providers that cannot sign people in by OpenID Connect (D33, F-github-oauth2).

use crate::finding::Report;
use crate::idp::chosen;
use crate::plan::Plan;
use crate::rules::text::quoted;

const CODE: &str = "IDP01";
const PATH: &str = "idp.provider";

pub(crate) fn rule(plan: &Plan, report: &mut Report) {
    let provider = chosen(plan.deployment());
    if let Some(dead_end) = provider.dead_end {
        let what = format!("{} cannot be used directly.", quoted(provider.label));
        report.error(CODE, PATH, what, dead_end.why, dead_end.fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for provider in ["entra", "google", "keycloak", "oidc", "none"] {
            passes(rule, &[(PATH, provider)]);
        }
    }

    #[test]
    fn bad() {
        for provider in ["aws", "github"] {
            refuses(rule, &[(PATH, provider)], CODE, PATH);
        }
    }
}
