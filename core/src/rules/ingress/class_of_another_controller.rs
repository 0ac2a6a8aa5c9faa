//! ING10: a class that is usually called so for another controller (D52, F-ingress-class-names). A class is only a
//! name, so this is a question.

use crate::finding::Report;
use crate::model::Controller;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "ING10";
const PATH: Path = path!("ingress.ingressClass");
/// The class of Azure's add-on, which is ingress-nginx.
const APP_ROUTING: &str = "webapprouting.kubernetes.azure.com";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The ingress class usually belongs to another controller."),
    check,
};

/// Words in names of classes, and whose they are by custom (F-ingress-class-names).
const WORDS: [(&str, &[&str]); 3] = [
    ("alb", &["alb"]),
    ("ingress-nginx", &["nginx", APP_ROUTING]),
    (
        "other",
        &[
            "traefik",
            "haproxy",
            "contour",
            "kong",
            "gce",
            "cilium",
            "istio",
            "openshift",
            "ambassador",
            "emissary",
            "apisix",
            "higress",
            "skipper",
            "voyager",
            "pomerium",
            "tailscale",
            "ngrok",
            "cloudflare",
            "avi",
            "citrix",
            "netscaler",
            "azure",
        ],
    ),
];

/// Says whether a class fits the chosen controller, if its name tells: `nginx`, or a name with such a word (`alb-internal`).
fn fits(class: &str, chosen: Controller) -> Option<bool> {
    let named = |words: &&[&str]| {
        words
            .iter()
            .any(|word| class == *word || class.split('-').any(|part| part == *word))
    };
    let mut owners = WORDS.iter().filter(|(_, words)| named(words));
    // F5 NGINX is "another controller" and calls its class nginx too.
    let (owner, rest) = (owners.next()?.0, owners.next());
    let both = chosen == Controller::Other && owner == "ingress-nginx" && class != APP_ROUTING;
    rest.is_none().then_some(both || owner == chosen.value())
}

fn check(plan: &Plan, report: &mut Report) {
    let Some(class) = plan.answer(report, PATH) else {
        return;
    };
    let chosen = plan.deployment().ingress.controller;
    if fits(&class, chosen) == Some(false) {
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
        for (controller, class) in [
            ("ingress-nginx", "nginx"),
            ("ingress-nginx", "nginx-internal"),
            ("ingress-nginx", "internal-nginx"),
            ("ingress-nginx", APP_ROUTING),
            ("ingress-nginx", "public"),
            ("ingress-nginx", "albatros"),
            // Two words: nobody knows.
            ("ingress-nginx", "alb-nginx"),
            ("alb", "alb"),
            ("alb", "alb-internet-facing"),
            ("other", "nginx"),
            ("other", "nginx-plus"),
            ("other", "traefik"),
            ("other", "gce-internal"),
            ("other", "openshift-default"),
            ("other", "internal"),
        ] {
            passes(RULE, &[("ingress.controller", controller), (&PATH, class)]);
        }
    }

    #[test]
    fn bad() {
        for (controller, class) in [
            ("ingress-nginx", "alb"),
            ("ingress-nginx", "alb-internal"),
            ("ingress-nginx", "traefik"),
            ("ingress-nginx", "traefik-external"),
            ("ingress-nginx", "haproxy"),
            ("ingress-nginx", "contour"),
            ("ingress-nginx", "kong"),
            ("ingress-nginx", "gce"),
            ("ingress-nginx", "gce-internal"),
            ("ingress-nginx", "cilium"),
            ("ingress-nginx", "istio"),
            ("ingress-nginx", "openshift-default"),
            ("ingress-nginx", "azure-application-gateway"),
            ("ingress-nginx", "avi-lb"),
            ("alb", "nginx"),
            ("alb", "nginx-internal"),
            ("alb", "gce"),
            ("alb", APP_ROUTING),
            ("other", "alb"),
            ("other", APP_ROUTING),
        ] {
            let answers = [("ingress.controller", controller), (&PATH, class)];
            warns(RULE, &answers, CODE, &PATH);
        }
    }
}
