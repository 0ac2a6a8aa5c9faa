//! SITE06: a network policy that admits one namespace, in front of a load balancer that has none: an ALB with target type
//! `ip` connects from the VPC, not from a pod (F-alb-certificates).

use crate::finding::Report;
use crate::model::Controller;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "SITE06";
const PATH: Path = path!("site.ingressNamespace");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("The network policy shuts out the load balancer."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let ingress = &plan.deployment().ingress;
    let alb = ingress.enabled && ingress.controller == Controller::Alb;
    if alb && plan.answer(report, PATH).is_some() {
        report
            .error(
                CODE,
                PATH,
                "An Application Load Balancer is not in a namespace.",
            )
            .why(
                "It connects to the pods from addresses of the VPC, which the policy would drop: \
                 nobody reaches OSMO.",
            )
            .fix(
                "Leave the namespace empty; the policy then admits Envoy's port from everywhere \
                 and nothing else.",
            );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const POLICY: (&str, &str) = ("site.networkPolicy", "true");

    #[test]
    fn good() {
        passes(RULE, &[POLICY, (&PATH, "ingress-nginx")]);
        passes(RULE, &[POLICY, ("ingress.controller", "alb")]);
        passes(RULE, &[(&PATH, "x"), ("ingress.controller", "alb")]);
    }

    #[test]
    fn bad() {
        refuses(
            RULE,
            &[POLICY, ("ingress.controller", "alb"), (&PATH, "x")],
            CODE,
            &PATH,
        );
    }
}
