//! ING10: a class that is usually called so for another controller (D52). A class is only a name, so this is a question.

use crate::finding::Report;
use crate::model::Controller;
use crate::plan::Plan;
use crate::rules::text::quoted;

const CODE: &str = "ING10";
const PATH: &str = "ingress.ingressClass";

pub(crate) fn rule(plan: &Plan, report: &mut Report) {
    let Some(class) = plan.answer(report, PATH) else {
        return;
    };
    let usual = match class.as_str() {
        "alb" => Controller::Alb,
        "nginx" | "webapprouting.kubernetes.azure.com" => Controller::IngressNginx,
        _ => return,
    };
    // F5 NGINX is "another controller" and calls its class nginx too.
    let chosen = plan.deployment().ingress.controller;
    if chosen != usual && (chosen, class.as_str()) != (Controller::Other, "nginx") {
        let what = format!(
            "Ingress class {} is usually another controller's than the chosen one.",
            quoted(&class)
        );
        let why = "Annotations are written for the chosen controller; if another one serves this class, it ignores them.";
        report.warning(
            CODE,
            PATH,
            what,
            why,
            "Compare both with kubectl get ingressclass, column CONTROLLER.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(rule, &[]);
        passes(rule, &[("ingress.controller", "alb")]);
        passes(rule, &[("ingress.controller", "other"), (PATH, "nginx")]);
        passes(rule, &[(PATH, "public")]);
    }

    #[test]
    fn bad() {
        warns(rule, &[(PATH, "alb")], CODE, PATH);
        warns(
            rule,
            &[("ingress.controller", "alb"), (PATH, "nginx")],
            CODE,
            PATH,
        );
        warns(
            rule,
            &[("ingress.controller", "other"), (PATH, "alb")],
            CODE,
            PATH,
        );
    }
}
