//! EXTR05: values that are read, and break or expose the deployment: D25, D35, D45, D48, F-authorization.

use super::{key_text, leaves, values};
use crate::finding::Report;
use crate::plan::Plan;
use crate::release::facts::When;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Needs, Rule};
use serde_yaml::Value;

const CODE: &str = "EXTR05";

/// Says whether values set `key` to anything but `true`, or put something else in place of a mapping above it.
///
/// A template asks whether a value is empty: `0`, `""`, `{}` and null switch off as `false` does (Go, text/template, "if").
fn is_set_but_not_true(values: &Value, key: &str) -> bool {
    let mut value = values;
    for part in key.split('.') {
        let Value::Mapping(map) = value else {
            return true;
        };
        match map.iter().find(|(key, _)| key_text(key) == part) {
            Some((_, inner)) => value = inner,
            None => return false,
        }
    }
    *value != Value::Bool(true)
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: module_path!(),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: "An extra value breaks or exposes the deployment.",
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for chart in plan.facts().charts {
        let field = chart.extra;
        let Some(values) = values(plan, report, field) else {
            continue;
        };
        for harm in plan.facts().harmful {
            let (key, when) = (harm.key, harm.when);
            let hurts = match when {
                When::Always => leaves(&values).iter().any(|(path, _)| path == key),
                When::NotTrue => is_set_but_not_true(&values, key),
                When::NotTrueWithSignIn => {
                    plan.connection().is_some() && is_set_but_not_true(&values, key)
                }
            };
            if hurts && harm.charts.contains(&chart.name) {
                let state = if when == When::Always {
                    "does not work"
                } else {
                    "has to be true"
                };
                let what = format!("{} {state} in the chart {}.", quoted(key), chart.name);
                report
                    .error(CODE, field, what)
                    .about(key)
                    .why(harm.why)
                    .fix(harm.fix);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(
            RULE,
            &[(
                "extraValues.service",
                "global: {logs: {enabled: false}}\nsidecars: {authz: {enabled: true}}",
            )],
        );
        passes(
            RULE,
            &[
                ("idp.provider", "none"),
                ("extraValues.service", "sidecars: {authz: {enabled: false}}"),
            ],
        );
    }

    #[test]
    fn bad() {
        for (field, text) in [
            ("extraValues.router", "extraArgs: [--x]"),
            ("extraValues.webUi", "global: {logs: {enabled: no}}"),
            (
                "extraValues.service",
                "services: {configFile: {enabled: false}}",
            ),
            ("extraValues.service", "sidecars: {authz: {enabled: false}}"),
            ("extraValues.webUi", "sidecars: {envoy: {enabled: false}}"),
            (
                "extraValues.router",
                "sidecars: {oauth2Proxy: {enabled: off, cookieSecure: false}}",
            ),
        ] {
            refuses(RULE, &[(field, text)], CODE, field);
        }
    }

    /// However a switch is turned off: in another form of false, by null, or in place of the mapping around it.
    #[test]
    fn a_guarded_switch_is_true_or_refused() {
        for off in [
            "false", "0", "0x0", "null", "~", "''", "{}", "[]", "no", "'false'", "[true]",
            "{a: b}", "1",
        ] {
            let field = "extraValues.service";
            for text in [
                format!("sidecars: {{authz: {{enabled: {off}}}}}"),
                format!("sidecars: {{oauth2Proxy: {{cookieSecure: {off}}}}}"),
                format!("services: {{configFile: {{enabled: {off}}}}}"),
            ] {
                refuses(RULE, &[(field, text.as_str())], CODE, field);
            }
        }
        for text in [
            "sidecars:\n",
            "sidecars: {authz: 1}",
            "sidecars: {envoy: []}",
        ] {
            refuses(
                RULE,
                &[("extraValues.service", text)],
                CODE,
                "extraValues.service",
            );
        }
        passes(
            RULE,
            &[(
                "extraValues.service",
                "sidecars: {}\nservices: {configFile: {enabled: true}}",
            )],
        );
    }
}
