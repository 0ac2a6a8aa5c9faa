//! EXTR16: values that their readers, Envoy and the API server, refuse (F-envoy-limits, F-pod-limits).

use super::{given, leaves};
use crate::finding::Report;
use crate::plan::Plan;
use crate::release::facts::{Narrow, Takes};
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use serde_yaml::Value;

const CODE: &str = "EXTR16";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("An extra value is one that its reader refuses."),
    check,
};

/// Says whether the reader takes a value. Nothing is the default's, and the charts print a number and its text alike.
fn is_taken(takes: Takes, value: &Value) -> bool {
    match (takes, value) {
        (_, Value::Null) => true,
        (Takes::OneOf(known), Value::String(text)) => known.contains(&text.as_str()),
        (Takes::Whole(least, most), Value::Number(number)) => number
            .as_u64()
            .is_some_and(|number| (least..=most).contains(&number)),
        (Takes::Whole(least, most), Value::String(text)) => text
            .parse()
            .is_ok_and(|number| (least..=most).contains(&number)),
        (Takes::Seconds, Value::String(text)) => is_time(text),
        _ => false,
    }
}

/// Says whether Envoy reads a text as a time: `30s`, `0.5s`.
fn is_time(text: &str) -> bool {
    text.strip_suffix('s').is_some_and(|number| {
        let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
        let digits = |text: &str, most: usize| {
            (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
        };
        digits(whole, 9) && digits(part, 9)
    })
}

fn says(takes: Takes) -> String {
    match takes {
        Takes::OneOf(known) => format!("Write one of {}.", known.join(", ")),
        Takes::Seconds => "Write seconds with an s behind them, such as 30s.".to_owned(),
        Takes::Whole(least, most) => format!("Write a whole number from {least} to {most}."),
    }
}

fn check(plan: &Plan, report: &mut Report) {
    for (chart, values) in given(plan, report) {
        for (path, value) in leaves(values) {
            let about = |one: &&Narrow| path.ends_with(one.end);
            let Some(narrow) = plan.keys().narrow.iter().find(about) else {
                continue;
            };
            if is_taken(narrow.takes, value) {
                continue;
            }
            let what = format!(
                "{} has a value in the chart {} that is refused.",
                quoted(&path),
                chart.name
            );
            report
                .error(CODE, chart.extra, what)
                .about(&path)
                .why(narrow.why)
                .fix(says(narrow.takes));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const SERVICE: &str = "extraValues.service";

    #[test]
    fn good() {
        for text in [
            "sidecars: {envoy: {listenerPort: 8443, routes: [{route: {timeout: 0.5s}}, {route: {timeout: 0s}}]}}",
            "services: {service: {tolerations: [{operator: Exists, effect: NoExecute}]}}",
            "sidecars: {envoy: {maxHeadersSizeKb: 1}}",
            "sidecars: {envoy: {maxHeadersSizeKb: '8192', maxRequests: 0}}",
            "services: {agent: {envoy: {maxHeadersSizeKb: 256, logLevel: warning}}}",
            "sidecars: {envoy: {logLevel: 'off', imagePullPolicy: Always}}",
            "services: {service: {scaling: {minReplicas: 1, maxReplicas: 9}}}",
            "services: {worker: {livenessProbe: {initialDelaySeconds: 0, periodSeconds: 1}}}",
            "sidecars: {envoy: {maxHeadersSizeKb: ~}}",
            "services: {service: {imagePullPolicy: IfNotPresent}}",
            "sidecars: {authz: {cache: {ttl: 300, maxSize: '1000'}}}",
        ] {
            passes(RULE, &[(SERVICE, text)]);
        }
    }

    #[test]
    fn bad() {
        for text in [
            "sidecars: {envoy: {listenerPort: 70000}}",
            "sidecars: {envoy: {listenerPort: http}}",
            "sidecars: {oauth2Proxy: {metricsPort: 0}}",
            "sidecars: {envoy: {routes: [{route: {timeout: 30}}]}}",
            "sidecars: {envoy: {routes: [{route: {timeout: 5m}}]}}",
            "sidecars: {envoy: {securityContext: {runAsUser: 0}}}",
            "services: {service: {tolerations: [{operator: Exist}]}}",
            "services: {service: {topologySpreadConstraints: [{whenUnsatisfiable: Sometimes}]}}",
            "sidecars: {envoy: {maxHeadersSizeKb: 0}}",
            "sidecars: {envoy: {maxHeadersSizeKb: 8193}}",
            "sidecars: {envoy: {maxHeadersSizeKb: -1}}",
            "sidecars: {envoy: {maxHeadersSizeKb: 128Ki}}",
            "services: {logger: {envoy: {maxHeadersSizeKb: []}}}",
            "services: {service: {envoy: {maxRequests: lots}}}",
            "sidecars: {envoy: {logLevel: INFO}}",
            "sidecars: {oauth2Proxy: {imagePullPolicy: always}}",
            "services: {service: {livenessProbe: {periodSeconds: 0}}}",
            "services: {service: {startupProbe: {failureThreshold: 1m}}}",
            "services: {worker: {scaling: {minReplicas: 0}}}",
            "services: {delayedJobMonitor: {replicas: -1}}",
            "sidecars: {authz: {cache: {ttl: 5m}}}",
        ] {
            refuses(RULE, &[(SERVICE, text)], CODE, SERVICE);
        }
    }
}
