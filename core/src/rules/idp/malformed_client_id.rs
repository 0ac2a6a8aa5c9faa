//! CLIENT01: a client id that would not arrive as it is (N13): the charts write it into Envoy's YAML without quotes.

use crate::finding::Report;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Needs, Rule};
use crate::syntax::client_id;

const CODE: &str = "CLIENT01";
const PATHS: [&str; 4] = [
    "idp.keycloak.browserClientId",
    "idp.keycloak.deviceClientId",
    "idp.oidc.clientId",
    "idp.oidc.deviceClientId",
];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: module_path!(),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: "A client ID does not reach Envoy as written.",
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for path in PATHS {
        let Some(client) = plan.answer(report, path) else {
            continue;
        };
        if !client_id::is_client_id(&client) {
            let what = format!(
                "{} {} cannot be passed on as it is.",
                questions::label(path),
                quoted(&client)
            );
            let why = "The charts write it into Envoy's configuration without quotes; Envoy would read something else and refuse every token.";
            let fix = "Use letters, digits and . _ : @ / - only, and no word or number that YAML reads as something else. Rename the client if need be.";
            report.error(CODE, path, what).why(why).fix(fix);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(RULE, &[("idp.provider", "keycloak")]);
        for client in [
            "osmo",
            "304512345678901234",
            "0oa1B2c3D4e5F6g7H8i9",
            "api://osmo",
            "304512345678901234@osmo",
        ] {
            passes(
                RULE,
                &[("idp.provider", "oidc"), ("idp.oidc.clientId", client)],
            );
        }
    }

    #[test]
    fn bad() {
        for client in [
            "my client",
            "yes",
            "1e3",
            "0x1F",
            "a #b",
            "\"osmo\"",
            "-osmo",
            "osmo:",
        ] {
            refuses(
                RULE,
                &[("idp.provider", "oidc"), ("idp.oidc.clientId", client)],
                CODE,
                "idp.oidc.clientId",
            );
            let path = "idp.keycloak.deviceClientId";
            refuses(
                RULE,
                &[("idp.provider", "keycloak"), (path, client)],
                CODE,
                path,
            );
        }
    }
}
