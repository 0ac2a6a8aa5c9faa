//! KC04: one Keycloak client for both flows (F-keycloak-clients). The browser client is confidential and the device client
//! public; one client cannot be both.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "KC04";
const PATH: Path = path!("idp.keycloak.deviceClientId");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("One Keycloak client is named for both flows."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let (Some(device), Some(browser)) = (
        plan.answer(report, PATH),
        plan.answer(report, path!("idp.keycloak.browserClientId")),
    ) else {
        return;
    };
    if device == browser {
        let what = format!(
            "Device client ID {} is the browser client too.",
            quoted(&device)
        );
        let why = "oauth2-proxy needs a client with a secret, osmo login one without; one of the \
                   two would be refused.";
        report.error(CODE, PATH, what).why(why).fix(
            "Make a second client with Client authentication off and the device grant on, such as \
             osmo-device.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const KEYCLOAK: (&str, &str) = ("idp.provider", "keycloak");

    #[test]
    fn good() {
        passes(RULE, &[KEYCLOAK]);
    }

    #[test]
    fn bad() {
        refuses(RULE, &[KEYCLOAK, (&PATH, "osmo-browser-flow")], CODE, &PATH);
    }
}
