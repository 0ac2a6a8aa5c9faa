//! ING15: the charts put every ingress into the ALB group "osmo" (F-alb-annotations, F-alb-group). Said, because no answer changes it.

use crate::finding::Report;
use crate::model::Controller;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "ING15";
const PATH: Path = path!("ingress.controller");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("Two OSMOs in one cluster would share a load balancer."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let ingress = &plan.deployment().ingress;
    if ingress.enabled && ingress.controller == Controller::Alb {
        report
            .warning(
                CODE,
                PATH,
                "The load balancer belongs to the group \"osmo\" in every namespace.",
            )
            .why(
                "The charts fix that name. Another OSMO in this cluster, such as a test one, shares the load \
                 balancer and its settings. Whoever may write ingresses in any namespace can add rules to it.",
            )
            .fix(
                "Run one OSMO in a cluster, and look at who may write ingresses: kubectl get \
                 ingress --all-namespaces, annotation group.name.",
            );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(RULE, &[(&PATH, "ingress-nginx")]);
        passes(RULE, &[(&PATH, "other")]);
        passes(RULE, &[(&PATH, "alb"), ("ingress.enabled", "false")]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[(&PATH, "alb")], CODE, &PATH);
        warns(
            RULE,
            &[(&PATH, "alb"), ("namespace", "osmo-test")],
            CODE,
            &PATH,
        );
    }
}
