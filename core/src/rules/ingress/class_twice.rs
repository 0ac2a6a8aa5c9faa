//! ING14: the old annotation for the ingress class beside the class itself (F-ingress-class-twice).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::pairs;

const CODE: &str = "ING14";
const PATH: Path = path!("ingress.annotations");
const OLD: &str = "kubernetes.io/ingress.class";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new(
        "The ingress class is named twice: the API server refuses such an ingress.",
    ),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for line in plan.entries(report, PATH) {
        let key = pairs::pair(&line).map(|(key, _)| key).unwrap_or_default();
        if key == OLD {
            let what = format!(
                "Ingress annotation {} names the class a second time.",
                quoted(OLD)
            );
            report
                .error(CODE, PATH, what)
                .about(&line)
                .why(
                    "The charts write the class as ingressClassName; with both, the API server \
                     refuses every ingress.",
                )
                .fix("Delete it, and give the name as Ingress class.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for line in [
            "nginx.ingress.kubernetes.io/x=1",
            "ingressclass.kubernetes.io/x=1",
            "example.com/kubernetes.io-ingress.class=nginx",
        ] {
            passes(RULE, &[(&PATH, line)]);
        }
    }

    #[test]
    fn bad() {
        for line in [
            "kubernetes.io/ingress.class=nginx",
            "kubernetes.io/ingress.class: alb",
            "a.example/b=c\nkubernetes.io/ingress.class=traefik",
        ] {
            refuses(RULE, &[(&PATH, line)], CODE, &PATH);
        }
    }
}
