//! IDP06: `osmo login` by device cannot work with Google (D47, F-google-device): its device clients need a secret that the
//! CLI does not send, and it refuses the scope `offline_access`.

use crate::finding::Report;
use crate::model::IdpProvider;
use crate::plan::Plan;

const CODE: &str = "IDP06";
const PATH: &str = "idp.provider";

pub(crate) fn rule(plan: &Plan, report: &mut Report) {
    if plan.deployment().idp.provider == IdpProvider::Google {
        report.warning(
            CODE,
            PATH,
            "With \"Google\" people cannot sign in from the CLI by osmo login alone.",
            "The CLI sends no client secret and asks for a scope that Google does not know; the browser works.",
            "Give people access tokens for the CLI: osmo login URL --method token --token-file FILE.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        for provider in ["entra", "keycloak", "oidc", "none"] {
            passes(rule, &[(PATH, provider)]);
        }
    }

    #[test]
    fn bad() {
        warns(rule, &[(PATH, "google")], CODE, PATH);
    }
}
