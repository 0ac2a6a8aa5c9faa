//! OIDC10: `email` as user claim together with the device login (D47): the CLI asks for the
//! scopes `openid`, `offline_access` and `profile` only.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "OIDC10";
const PATHS: [Path; 3] = [
    path!("idp.oidc.userClaim"),
    path!("idp.dex.userClaim"),
    path!("idp.pingfederate.userClaim"),
];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The device login gets no e-mail address."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let connection = plan.connection();
    let Some(c) = connection.filter(|c| c.device_endpoint.is_some()) else {
        return;
    };
    // Without a public client nobody uses osmo login by device, and that has a finding of its own.
    let own_client = c.device_client_id != c.client_id;
    for path in PATHS {
        let email = plan.answer(report, path).as_deref() == Some("email");
        if email && (own_client || path == PATHS[0]) {
            let why = "The CLI does not ask for the scope email: tokens of osmo login lack this \
                       claim, and OSMO does not know who calls.";
            let fix = "Use preferred_username if the provider sends it, or give people access \
                       tokens for the CLI.";
            let what = "User claim \"email\" is missing from tokens of the CLI.";
            report.warning(CODE, path, what).why(why).fix(fix);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const OIDC: (&str, &str) = ("idp.provider", "oidc");
    const DEX: (&str, &str) = ("idp.provider", "dex");

    #[test]
    fn good() {
        passes(RULE, &[OIDC]);
        passes(
            RULE,
            &[
                OIDC,
                (&PATHS[0], "email"),
                ("idp.oidc.deviceAuthorizationEndpoint", ""),
            ],
        );
        passes(RULE, &[DEX, (&PATHS[1], "preferred_username")]);
        passes(RULE, &[DEX, ("idp.dex.deviceClientId", "")]);
        passes(RULE, &[("idp.provider", "auth0")]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[OIDC, (&PATHS[0], "email")], CODE, &PATHS[0]);
        warns(RULE, &[DEX, (&PATHS[1], "email")], CODE, &PATHS[1]);
        let pingfederate = ("idp.provider", "pingfederate");
        warns(RULE, &[pingfederate, (&PATHS[2], "email")], CODE, &PATHS[2]);
    }
}
