//! ING09: an annotation that the chosen controller does not read (F-controller-annotations).

use crate::finding::Report;
use crate::model::Controller;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};
use crate::syntax::pairs;

const CODE: &str = "ING09";
const PATH: Path = path!("ingress.annotations");
const NGINX: &str = "nginx.ingress.kubernetes.io/";
const ALB: &str = "alb.ingress.kubernetes.io/";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The chosen controller does not read an annotation."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let foreign: &[&str] = match plan.deployment().ingress.controller {
        Controller::IngressNginx => &[ALB],
        Controller::Alb => &[NGINX],
        Controller::Other => &[ALB, NGINX],
    };
    for line in plan.entries(report, PATH) {
        let key = pairs::pair(&line).map(|(key, _)| key).unwrap_or_default();
        if foreign.iter().any(|prefix| key.starts_with(prefix)) {
            let what = format!(
                "Ingress annotation {} belongs to another controller.",
                quoted(&key)
            );
            let why = "The chosen controller does not read it: the setting stays unchanged.";
            report.warning(CODE, PATH, what).about(&line).why(why).fix(
                "Use the annotation of your controller for it, or choose the controller that you have.",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(
            RULE,
            &[(
                &PATH,
                "nginx.ingress.kubernetes.io/x=1\nexample.com/y=2\ncert-manager.io/cluster-issuer=a",
            )],
        );
        passes(
            RULE,
            &[
                ("ingress.controller", "alb"),
                (&PATH, "alb.ingress.kubernetes.io/x=1"),
            ],
        );
    }

    #[test]
    fn bad() {
        for (controller, key) in [
            ("ingress-nginx", ALB),
            ("alb", NGINX),
            ("other", NGINX),
            ("other", ALB),
        ] {
            warns(
                RULE,
                &[
                    ("ingress.controller", controller),
                    (&PATH, &format!("{key}x=1")),
                ],
                CODE,
                &PATH,
            );
        }
    }
}
