//! IDP01: providers that cannot sign people in by OpenID Connect (D33, F-github-oauth2).

use crate::finding::Report;
use crate::idp::chosen;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "IDP01";
const PATH: Path = path!("idp.provider");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("This identity provider cannot sign people in with OpenID Connect."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let provider = chosen(plan.deployment());
    if let Some(dead_end) = provider.dead_end {
        let what = format!("{} cannot be used directly.", quoted(provider.label));
        report
            .error(CODE, PATH, what)
            .why(dead_end.why)
            .fix(dead_end.fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for provider in ["entra", "google", "keycloak", "oidc", "none"] {
            passes(RULE, &[(&PATH, provider)]);
        }
    }

    #[test]
    fn bad() {
        for provider in ["aws", "github"] {
            refuses(RULE, &[(&PATH, provider)], CODE, &PATH);
        }
    }
}
