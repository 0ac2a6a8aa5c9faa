//! IDP06: `osmo login` by device cannot work with some providers (D47, F-google-device): their device clients need a secret
//! that the CLI does not send, or they have no device grant, or its scopes do not serve.

use crate::finding::Report;
use crate::idp::chosen;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "IDP06";
const PATH: Path = path!("idp.provider");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("osmo login by device cannot work with this provider."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let provider = chosen(plan.deployment());
    if let Some(why) = provider.no_device_login {
        let what = format!(
            "With {} people cannot sign in from the CLI by osmo login alone.",
            quoted(provider.label)
        );
        let fix = "Give people access tokens for the CLI: osmo login URL --method token --token-file FILE.";
        report.warning(CODE, PATH, what).why(why).fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        for provider in ["entra", "keycloak", "okta", "zitadel", "oidc", "none"] {
            passes(RULE, &[(&PATH, provider)]);
        }
    }

    #[test]
    fn bad() {
        for provider in ["google", "auth0", "cognito", "gitlab", "authentik"] {
            warns(RULE, &[(&PATH, provider)], CODE, &PATH);
        }
    }
}
