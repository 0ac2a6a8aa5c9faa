//! IDP04: no identity provider, but ingresses that lead to the services (F-no-provider).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "IDP04";
const PATH: Path = path!("ingress.enabled");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("There is no identity provider, but ingresses lead to OSMO."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    if !d.signs_in() && d.ingress.enabled {
        report
            .warning(
                CODE,
                PATH,
                "Ingresses are created although nobody signs in.",
            )
            .why("Everybody who can reach the load balancer is an administrator of OSMO.")
            .fix(
                "Turn the ingresses off and use kubectl port-forward, or make sure that the load \
                 balancer is private.",
            );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(RULE, &[("idp.provider", "none"), (&PATH, "false")]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[("idp.provider", "none")], CODE, &PATH);
    }
}
