//! EXTR13: resources or replicas in extra values that Kubernetes refuses, by themselves or beside what they are laid over
//! (F-limit-above-request, F-autoscaler-bounds, F-quantity-units, F-sidecar-resources).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::release::kit::rules::leaves;
use crate::release::kit::values::laid_over;
use crate::release::v6_2::values;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::quantity;
use crate::yaml::{Body, Doc, whole};
use serde_yaml::Value;
use std::collections::BTreeSet;

const CODE: &str = "EXTR13";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("Kubernetes refuses the resources or replicas of extra values."),
    check,
};

/// What the charts themselves give to containers that our answers say nothing about.
const CHARTS_OWN: [(&str, &str); 13] = [
    ("sidecars.envoy.resources.requests.cpu", "100m"),
    ("sidecars.envoy.resources.requests.memory", "64Mi"),
    ("sidecars.envoy.resources.limits.memory", "128Mi"),
    ("sidecars.oauth2Proxy.resources.requests.cpu", "50m"),
    ("sidecars.oauth2Proxy.resources.requests.memory", "64Mi"),
    ("sidecars.oauth2Proxy.resources.limits.memory", "128Mi"),
    ("sidecars.authz.resources.requests.cpu", "100m"),
    ("sidecars.authz.resources.requests.memory", "128Mi"),
    ("sidecars.authz.resources.limits.cpu", "500m"),
    ("sidecars.authz.resources.limits.memory", "256Mi"),
    ("sidecars.rateLimit.resources.requests.cpu", "0.1"),
    ("sidecars.rateLimit.resources.requests.memory", "200Mi"),
    ("sidecars.rateLimit.resources.limits.memory", "200Mi"),
];

/// Returns the text of a scalar.
fn shown(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(whole(number)),
        _ => None,
    }
}

/// Returns what the chart gets at a path.
fn laid(doc: &mut Doc, path: &str) -> Option<String> {
    let node = doc.node(path)?;
    if let Body::Scalar(value) = &node.body
        && let Some(text) = shown(value)
    {
        return Some(text);
    }
    let own = CHARTS_OWN.iter().find(|(known, _)| *known == path);
    own.map(|(_, amount)| (*amount).to_owned())
}

fn check(plan: &Plan, report: &mut Report) {
    for chart in plan.facts().charts {
        let Some(Ok(extra)) = plan.extra(chart.extra) else {
            continue;
        };
        if report.refused(chart.extra) {
            continue;
        }
        let mut doc = values::doc(chart, plan);
        laid_over(&mut doc, chart, plan);
        // Each pair once, though both its sides may stand in the extra values.
        let mut pairs = BTreeSet::new();
        for (path, value) in leaves(extra) {
            if let Some((at, rest)) = path.split_once(".resources.")
                && let Some((_, name)) = rest.split_once('.')
                && !name.contains('.')
            {
                amount(report, chart.extra, &path, value);
                pairs.insert([
                    format!("{at}.resources.requests.{name}"),
                    format!("{at}.resources.limits.{name}"),
                ]);
            }
            if let Some((at, "minReplicas" | "maxReplicas")) = path.rsplit_once('.') {
                pairs.insert([format!("{at}.minReplicas"), format!("{at}.maxReplicas")]);
            }
        }
        for [least, most] in pairs {
            if let (Some(low), Some(high)) = (laid(&mut doc, &least), laid(&mut doc, &most)) {
                pair(report, chart.extra, (&least, &low), (&most, &high));
            }
        }
    }
}

/// Looks at one amount by itself.
fn amount(report: &mut Report, extra: Path, path: &str, value: &Value) {
    let read = match shown(value) {
        // An entry of a list has a path that ends so.
        Some(text) => !path.ends_with("[]") && quantity::thousandths(&text).is_some(),
        None => value.is_null(),
    };
    if !read {
        report
            .error(
                CODE,
                extra,
                format!("{} is not a valid quantity.", quoted(path)),
            )
            .about(path)
            .why("The API server refuses the Deployment, and the installation stops.")
            .fix("Write 500m or \"2\" for CPU, 512Mi or 2Gi for memory; capitals matter.");
    }
}

/// Looks whether the least is above the most.
fn pair(report: &mut Report, extra: Path, least: (&str, &str), most: (&str, &str)) {
    let (Some(low), Some(high)) = (
        quantity::thousandths(least.1),
        quantity::thousandths(most.1),
    ) else {
        return;
    };
    if high < low {
        let what = format!(
            "{} is {}, below {}, which is {}.",
            quoted(most.0),
            quoted(most.1),
            quoted(least.0),
            quoted(least.1)
        );
        report
            .error(CODE, extra, what)
            .about(most.0)
            .why("The API server refuses such a pod or autoscaler: nothing starts, or nothing scales.")
            .fix("Raise the one or lower the other; what is not set here comes from the answers or the chart.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const SERVICE: &str = "extraValues.service";
    const ROUTER: &str = "extraValues.router";
    const UI: &str = "extraValues.webUi";

    #[test]
    fn good() {
        for (extra, text) in [
            (
                SERVICE,
                "services: {service: {resources: {limits: {memory: 3Gi}}}}",
            ),
            (
                SERVICE,
                "services: {service: {resources: {limits: {memory: 3072Mi, cpu: 4}}}}",
            ),
            (
                SERVICE,
                "services: {worker: {resources: {requests: {cpu: 10m}, limits: {cpu: 0.5}}}}",
            ),
            (
                SERVICE,
                "sidecars: {envoy: {resources: {limits: {memory: 64Mi}}}}",
            ),
            (
                SERVICE,
                "sidecars: {envoy: {resources: {requests: {memory: 128Mi}}}}",
            ),
            (
                SERVICE,
                "services: {service: {scaling: {minReplicas: 3, maxReplicas: 3}}}",
            ),
            (
                SERVICE,
                "services: {service: {resources: {limits: {nvidia.com/gpu: 1}}}}",
            ),
            (
                ROUTER,
                "services: {service: {resources: {limits: {memory: null}}}}",
            ),
            (
                UI,
                "services: {ui: {resources: {limits: {ephemeral-storage: 100Mi}}}}",
            ),
        ] {
            passes(RULE, &[(extra, text)]);
        }
    }

    #[test]
    fn bad() {
        for (extra, text) in [
            (
                SERVICE,
                "services: {service: {resources: {limits: {memory: 64Mi}}}}",
            ),
            (
                SERVICE,
                "services: {service: {resources: {limits: {cpu: 1m}}}}",
            ),
            (
                SERVICE,
                "services: {service: {resources: {requests: {memory: 100Gi}}}}",
            ),
            (
                SERVICE,
                "services: {worker: {resources: {requests: {cpu: 2}, limits: {cpu: 1500m}}}}",
            ),
            (
                SERVICE,
                "services: {logger: {resources: {requests: {memory: 1Gi}, limits: {memory: 1G}}}}",
            ),
            (
                SERVICE,
                "services: {logger: {resources: {limits: {memory: 1gb}}}}",
            ),
            (SERVICE, "services: {agent: {scaling: {minReplicas: 12}}}"),
            (
                SERVICE,
                "sidecars: {envoy: {resources: {limits: {memory: 32Mi}}}}",
            ),
            (
                SERVICE,
                "sidecars: {envoy: {resources: {requests: {memory: 256Mi}}}}",
            ),
            (
                SERVICE,
                "sidecars: {rateLimit: {resources: {limits: {cpu: 50m}}}}",
            ),
            (
                ROUTER,
                "sidecars: {authz: {resources: {requests: {cpu: 1}}}}",
            ),
            (ROUTER, "services: {service: {scaling: {maxReplicas: 0}}}"),
            (
                UI,
                "services: {ui: {resources: {limits: {ephemeral-storage: 50Mi}}}}",
            ),
            (UI, "services: {ui: {resources: {requests: {memory: [1]}}}}"),
        ] {
            refuses(RULE, &[(extra, text)], CODE, extra);
        }
    }
}
