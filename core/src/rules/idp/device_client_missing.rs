//! OIDC14: a device endpoint, but the web client for it. `osmo login` sends no client secret (D47), and a web
//! client has one.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Needs, Rule, WARNINGS};

const CODE: &str = "OIDC14";
const PATH: Path = path!("idp.oidc.deviceClientId");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: module_path!(),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: "There is a device endpoint, but no client of its own for it.",
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let endpoint = plan.answer(report, path!("idp.oidc.deviceAuthorizationEndpoint"));
    let web = plan.answer(report, path!("idp.oidc.clientId"));
    let device = plan.answer(report, PATH);
    if endpoint.is_some() && web.is_some() && (device.is_none() || device == web) {
        let what = "Device client ID is empty or the web client's.";
        let why = "osmo login sends no client secret; most providers refuse it for a client that \
                   has one, with invalid_client.";
        let fix = "Register a public client with the device grant and name it here. Leave it if \
                   the provider lets the web client do both, as Entra does.";
        report.warning(CODE, PATH, what).why(why).fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const OIDC: (&str, &str) = ("idp.provider", "oidc");

    #[test]
    fn good() {
        passes(RULE, &[OIDC, (&PATH, "osmo-device")]);
        passes(RULE, &[OIDC, ("idp.oidc.deviceAuthorizationEndpoint", "")]);
        passes(RULE, &[]);
    }

    #[test]
    fn bad() {
        for device in ["", "osmo"] {
            warns(RULE, &[OIDC, (&PATH, device)], CODE, &PATH);
        }
    }
}
