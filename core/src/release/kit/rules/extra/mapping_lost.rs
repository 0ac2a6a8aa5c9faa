//! EXTR10: nothing, or a single value, where the chart has keys of its own. `sidecars:` with every line below it commented
//! out is null, and null deletes the chart's defaults (F-unknown-keys): Helm then stops at the first template that looks
//! below it.

use super::{given, leaves};
use crate::finding::Report;
use crate::plan::Plan;
use crate::release::facts::Live;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use serde_yaml::Value;

const CODE: &str = "EXTR10";

/// Says whether templates read keys below this one, and not the key itself.
pub(crate) fn has_keys(keys: Live, path: &str) -> bool {
    let below = |live: &str| {
        live.strip_prefix(path)
            .and_then(|rest| rest.strip_prefix('.'))
            .is_some_and(|rest| rest != "*")
    };
    keys.keys().any(below) && !keys.keys().any(|live| live == path)
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("An extra value deletes keys that the chart needs."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for (chart, values) in given(plan, report) {
        let keys = plan.keys().live(chart);
        for (path, value) in leaves(values) {
            // Of a probe the templates ask first whether there is one.
            let is_off = value.is_null() && path.ends_with("Probe");
            if value.is_mapping() || is_off || !has_keys(keys, &path) {
                continue;
            }
            let state = if *value == Value::Null {
                "is left empty"
            } else {
                "has a value of its own"
            };
            let what = format!(
                "{} {state}, but the chart {} has keys below it.",
                quoted(&path),
                chart.name
            );
            report
                .error(CODE, chart.extra, what)
                .about(&path)
                .why(
                    "It takes the place of all of them, and helm stops at the first template that \
                     reads one.",
                )
                .fix("Delete this key, or write {} behind it if nothing is to change below it.");
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
            "sidecars: {}",
            "sidecars: {envoy: {}}",
            "services: {service: {livenessProbe: null}}",
            "services: {service: {hostname: null}}",
            "sidecars: {envoy: {logLevel: debug}}",
        ] {
            passes(RULE, &[(SERVICE, text)]);
        }
        let off = "services: {ui: {startupProbe: null}}";
        passes(RULE, &[("extraValues.webUi", off)]);
    }

    #[test]
    fn bad() {
        for text in [
            "sidecars:\n  # envoy: {}\n",
            "sidecars: {envoy: ~}",
            "services: {service: null}",
            "sidecars: {envoy: {service: x}}",
            "global:\n",
        ] {
            refuses(RULE, &[(SERVICE, text)], CODE, SERVICE);
        }
    }
}
