//! ING03: the community controller ingress-nginx, retired in March 2026 (F-ingress-nginx-retired). Said, not forbidden.

use crate::finding::Report;
use crate::model::Controller;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "ING03";
const PATH: Path = path!("ingress.controller");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The community controller ingress-nginx is retired."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    if d.ingress.enabled && d.ingress.controller == Controller::IngressNginx {
        let fix = if d.ingress.is_azure_add_on() {
            "Ask Azure how long its application routing add-on is maintained, or choose another controller."
        } else {
            "It works with these files. Plan for another controller that merges the ingresses of \
             one host, such as Traefik, HAProxy or Contour: OSMO has five for one host."
        };
        let why = "The project was retired in March 2026: no releases any more, and no fixes for \
                   security holes.";
        report
            .warning(
                CODE,
                PATH,
                "\"ingress-nginx\" is no longer maintained by its community.",
            )
            .why(why)
            .fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, run, warns};

    #[test]
    fn good() {
        passes(RULE, &[(&PATH, "alb")]);
        passes(RULE, &[(&PATH, "other")]);
        passes(RULE, &[("ingress.enabled", "false")]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[(&PATH, "ingress-nginx")], CODE, &PATH);
        warns(RULE, &[("platform", "azure")], CODE, &PATH);
    }

    #[test]
    fn the_add_on_of_azure_is_asked_about_where_it_is_chosen() {
        let add_on = ("ingress.ingressClass", "webapprouting.kubernetes.azure.com");
        for (answers, asks) in [
            (&[("platform", "azure"), add_on][..], true),
            (
                &[("platform", "azure"), ("ingress.ingressClass", "nginx")],
                false,
            ),
            (&[], false),
        ] {
            let found = format!("{:?}", run(&[RULE], answers));
            assert_eq!(found.contains("Ask Azure"), asks, "{found}");
        }
    }
}
