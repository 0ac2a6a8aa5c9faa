//! ING12: another controller than the two that these files know: OSMO has five ingresses for one host, and some controllers
//! take the first one only (F-one-host-several-ingresses).

use crate::finding::Report;
use crate::model::Controller;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "ING12";
const PATH: Path = path!("ingress.controller");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The controller may take only one of the five ingresses of a host."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let ingress = &plan.deployment().ingress;
    if ingress.enabled && ingress.controller == Controller::Other {
        report
            .warning(
                CODE,
                PATH,
                "\"Another controller\" has to merge several ingresses of one host.",
            )
            .why(
                "The charts make five ingresses for one host name. F5's NGINX Ingress Controller \
                 takes the first and refuses the others, and GKE's makes a load balancer for \
                 each.",
            )
            .fix("Make sure that the controller merges them, as Traefik, HAProxy and Contour do.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(RULE, &[(&PATH, "alb")]);
        passes(RULE, &[(&PATH, "other"), ("ingress.enabled", "false")]);
    }

    #[test]
    fn bad() {
        warns(
            RULE,
            &[(&PATH, "other"), ("ingress.ingressClass", "nginx")],
            CODE,
            &PATH,
        );
    }
}
