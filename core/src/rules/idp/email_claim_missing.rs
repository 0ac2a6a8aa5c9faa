//! OIDC10: `email` as user claim together with the device login (D47): the CLI asks for the
//! scopes `openid`, `offline_access` and `profile` only.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Needs, Rule, WARNINGS};

const CODE: &str = "OIDC10";
const PATH: Path = path!("idp.oidc.userClaim");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: module_path!(),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: "The device login gets no e-mail address.",
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let device = plan
        .answer(report, path!("idp.oidc.deviceAuthorizationEndpoint"))
        .is_some();
    if device && plan.answer(report, PATH).as_deref() == Some("email") {
        let why = "The CLI does not ask for the scope email: tokens of osmo login lack this \
                   claim, and OSMO does not know who calls.";
        let fix = "Use preferred_username if the provider sends it, or give people access tokens \
                   for the CLI.";
        report
            .warning(
                CODE,
                PATH,
                "User claim \"email\" is missing from tokens of the CLI.",
            )
            .why(why)
            .fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const OIDC: (&str, &str) = ("idp.provider", "oidc");

    #[test]
    fn good() {
        passes(RULE, &[OIDC]);
        passes(
            RULE,
            &[
                OIDC,
                (&PATH, "email"),
                ("idp.oidc.deviceAuthorizationEndpoint", ""),
            ],
        );
    }

    #[test]
    fn bad() {
        warns(RULE, &[OIDC, (&PATH, "email")], CODE, &PATH);
    }
}
