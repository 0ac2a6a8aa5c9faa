//! ING11: an annotation that is derived from the answers, or that the charts write themselves (F-alb-annotations). It wins,
//! or stands there twice.

use crate::finding::Report;
use crate::model::{Controller, Deployment};
use crate::path::Path;
use crate::plan::Plan;
use crate::release::kit::values::annotations;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};
use crate::syntax::pairs;

const CODE: &str = "ING11";
const PATH: Path = path!("ingress.annotations");
const CHARTS: [&str; 4] = [
    "certificate-arn",
    "group.name",
    "group.order",
    "target-type",
];

/// Says why a key collides, and what to do.
fn collision(d: &Deployment, key: &str) -> Option<(&'static str, &'static str)> {
    let (domain, name) = key.split_once(".ingress.kubernetes.io/")?;
    let derived = (
        "Your value wins over the one that follows from the answers.",
        "Delete it, unless you want to replace our value.",
    );
    let ours = annotations::of(d)
        .into_iter()
        .chain(annotations::of_router(d));
    if ours.into_iter().any(|one| one.key == key) {
        return Some(derived);
    }
    let by_charts = CHARTS.contains(&name) || name == "hostnames" && d.port_forwarding;
    match (d.ingress.controller, domain) {
        (Controller::Alb, "alb") if by_charts => Some((
            "The charts write it too, with another value for each ingress where that matters: the \
             key is there twice, and strict tools refuse it.",
            "Delete it, and look at the rendered ingresses if you need another value.",
        )),
        _ => None,
    }
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("An annotation is set already."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for line in plan.entries(report, PATH) {
        let key = pairs::pair(&line).map(|(key, _)| key).unwrap_or_default();
        if let Some((why, fix)) = collision(plan.deployment(), &key) {
            report
                .warning(
                    CODE,
                    PATH,
                    format!("Ingress annotation {} is set already.", quoted(&key)),
                )
                .about(&line)
                .why(why)
                .fix(fix);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const ON_ALB: (&str, &str) = ("ingress.controller", "alb");

    #[test]
    fn good() {
        passes(
            RULE,
            &[(
                &PATH,
                "nginx.ingress.kubernetes.io/proxy-connect-timeout=60\nexample.com/scheme=a",
            )],
        );
        for name in ["wafv2-acl-arn", "hostnames"] {
            let line = format!("alb.ingress.kubernetes.io/{name}=x");
            passes(RULE, &[ON_ALB, (&PATH, &line)]);
        }
    }

    #[test]
    fn bad() {
        warns(
            RULE,
            &[(&PATH, "nginx.ingress.kubernetes.io/proxy-buffer-size=8k")],
            CODE,
            &PATH,
        );
        for name in ["scheme", "group.order", "target-type", "hostnames"] {
            warns(
                RULE,
                &[
                    ON_ALB,
                    ("portForwarding", "true"),
                    (&PATH, &format!("alb.ingress.kubernetes.io/{name}=x")),
                ],
                CODE,
                &PATH,
            );
        }
    }
}
