//! ING10: a class that is usually called so for another controller (D52). A class is only a name, so this is a question.

use crate::finding::Report;
use crate::model::Controller;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "ING10";
const PATH: Path = path!("ingress.ingressClass");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The ingress class usually belongs to another controller."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
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
            "Ingress class {} usually belongs to another controller than the chosen one.",
            quoted(&class)
        );
        let why = "Annotations are written for the chosen controller; if another one serves this \
                   class, it ignores them.";
        report
            .warning(CODE, PATH, what)
            .why(why)
            .fix("Compare both with kubectl get ingressclass, column CONTROLLER.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(RULE, &[("ingress.controller", "alb")]);
        passes(RULE, &[("ingress.controller", "other"), (&PATH, "nginx")]);
        passes(RULE, &[(&PATH, "public")]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[(&PATH, "alb")], CODE, &PATH);
        warns(
            RULE,
            &[("ingress.controller", "alb"), (&PATH, "nginx")],
            CODE,
            &PATH,
        );
        warns(
            RULE,
            &[("ingress.controller", "other"), (&PATH, "alb")],
            CODE,
            &PATH,
        );
    }
}
