//! OIDC14: a device endpoint, but the web client for it. `osmo login` sends no client secret (D47), and a web
//! client has one.

use crate::finding::Report;
use crate::idp::chosen;
use crate::plan::Plan;
use crate::questions;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "OIDC14";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("There is a device endpoint, but no client of its own for it."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(path) = chosen(plan.deployment()).device_client else {
        return;
    };
    let Some(c) = plan.connection() else { return };
    let web = plan.answer(report, c.client_from);
    let device = plan.answer(report, path);
    if c.device_endpoint.is_some() && web.is_some() && (device.is_none() || device == web) {
        let what = format!("{} is empty or the web client's.", questions::label(&path));
        let why = "osmo login sends no client secret; most providers refuse it for a client that \
                   has one, with invalid_client.";
        let fix = "Register a public client with the device grant and name it here. Leave it if \
                   nobody uses osmo login by device, or if the provider lets the web client do both.";
        report.warning(CODE, path, what).why(why).fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const PATH: &str = "idp.oidc.deviceClientId";
    const OIDC: (&str, &str) = ("idp.provider", "oidc");

    #[test]
    fn good() {
        passes(RULE, &[OIDC, (PATH, "osmo-device")]);
        passes(RULE, &[OIDC, ("idp.oidc.deviceAuthorizationEndpoint", "")]);
        for provider in ["entra", "google", "okta", "cognito", "dex"] {
            passes(RULE, &[("idp.provider", provider)]);
        }
    }

    #[test]
    fn bad() {
        for device in ["", "osmo"] {
            warns(RULE, &[OIDC, (PATH, device)], CODE, PATH);
        }
        for provider in ["okta", "zitadel", "pingone", "dex", "pingfederate"] {
            let path = format!("idp.{provider}.deviceClientId");
            let changes = [("idp.provider", provider), (path.as_str(), "")];
            warns(RULE, &changes, CODE, &path);
        }
    }
}
