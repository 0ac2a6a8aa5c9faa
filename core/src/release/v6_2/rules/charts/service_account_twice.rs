//! CHART08: a service account that a chart cannot create, because another chart or Kubernetes has made it already
//! (F-service-accounts; Helm takes over no object of somebody else's).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "CHART08";
const SERVICE: Path = path!("serviceAccountName");
const ROUTER: Path = path!("routerServiceAccountName");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new(
        "Two charts, or a chart and Kubernetes, would make the same service account.",
    ),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    // Then no chart makes any.
    if plan.deployment().site.service_accounts_exist {
        return;
    }
    let [service, router] = [SERVICE, ROUTER].map(|path| plan.answer(report, path));
    let twice = service.is_some() && service == router;
    for (path, name) in [(SERVICE, service), (ROUTER, router)] {
        let Some(name) = name else { continue };
        let owner = match name.as_str() {
            "default" => "Kubernetes",
            _ if twice && path == ROUTER => "the service chart",
            _ => continue,
        };
        let what = format!(
            "{} {} is already made by {owner}.",
            questions::label(&path),
            quoted(&name)
        );
        let why = "The chart creates the account itself, and Helm stops at an object that something else has made.";
        report
            .error(CODE, path, what)
            .why(why)
            .fix("Give it a name of its own: osmo for the service chart, router for the router.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(
            RULE,
            &[
                ("site.serviceAccountsExist", "true"),
                (&SERVICE, "osmo"),
                (&ROUTER, "osmo"),
            ],
        );
        passes(RULE, &[]);
        passes(RULE, &[(&SERVICE, "osmo-sa"), (&ROUTER, "osmo-router")]);
    }

    #[test]
    fn bad() {
        refuses(RULE, &[(&ROUTER, "osmo")], CODE, &ROUTER);
        refuses(RULE, &[(&SERVICE, "default")], CODE, &SERVICE);
        refuses(RULE, &[(&ROUTER, "default")], CODE, &ROUTER);
    }
}
