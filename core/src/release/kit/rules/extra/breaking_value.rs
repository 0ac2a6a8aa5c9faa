//! EXTR05: values that are read, and break or expose the deployment: D25, D35, D45, D48, F-authorization.

use super::{given, key_text, leaves};
use crate::finding::Report;
use crate::plan::Plan;
use crate::release::facts::{Harmful, When};
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
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
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("An extra value breaks or exposes the deployment."),
    check,
};

/// Says whether a value at the key does harm.
fn hurts(values: &Value, signs_in: bool, harm: &Harmful) -> bool {
    let at_key = || {
        leaves(values)
            .into_iter()
            .filter(|(path, _)| path == harm.key)
    };
    match harm.when {
        When::Always => leaves(values).iter().any(|(path, _)| {
            let rest = path.strip_prefix(harm.key);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        }),
        When::NotTrue => is_set_but_not_true(values, harm.key),
        When::NotFalse => at_key().any(|(_, value)| *value != Value::Bool(false)),
        When::NotTrueWithSignIn => signs_in && is_set_but_not_true(values, harm.key),
        When::NoneOf(known) => {
            at_key().any(|(_, value)| value.as_str().is_none_or(|text| !known.contains(&text)))
        }
        When::Fewer(least) => {
            let list = harm
                .key
                .split('.')
                .try_fold(values, |value, key| value.get(key));
            list.is_some_and(|list| list.as_sequence().is_none_or(|items| items.len() < least))
        }
    }
}

fn state(when: When) -> String {
    match when {
        When::Always => "may not be set".to_owned(),
        When::NotTrue | When::NotTrueWithSignIn => "has to be true".to_owned(),
        When::NotFalse => "has to be false".to_owned(),
        When::NoneOf(known) => format!("has to be one of {}", known.join(", ")),
        When::Fewer(least) => format!("needs at least {least} entries"),
    }
}

fn check(plan: &Plan, report: &mut Report) {
    for (chart, values) in given(plan, report) {
        let here = |harm: &&Harmful| harm.charts.contains(&chart.name);
        for harm in plan.facts().harmful.iter().copied().flatten().filter(here) {
            if hurts(values, plan.connection().is_some(), harm) {
                let what = format!(
                    "{} {} in the chart {}.",
                    quoted(harm.key),
                    state(harm.when),
                    chart.name
                );
                report
                    .error(CODE, chart.extra, what)
                    .about(harm.key)
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
            &[(
                "extraValues.service",
                "services: {agent: {envoy: {jwt: {providers: [{cluster: idp}, {cluster: service}]}}}}",
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
            (
                "extraValues.service",
                "services: {agent: {envoy: {enabled: false}}}",
            ),
            (
                "extraValues.service",
                "services: {agent: {envoy: {jwt: {providers: [{cluster: idp}]}}}}",
            ),
            (
                "extraValues.service",
                "sidecars: {envoy: {jwt: {providers: [{cluster: oauth}, {cluster: idp}]}}}",
            ),
            (
                "extraValues.service",
                "services: {service: {serviceName: api}}",
            ),
            (
                "extraValues.router",
                "services: {service: {serviceName: api}}",
            ),
            ("extraValues.service", "global: {imagePullSecret: mine}"),
            (
                "extraValues.service",
                "services: {service: {ingress: {prefix: /osmo}}}",
            ),
            (
                "extraValues.webUi",
                "services: {ui: {ingress: {prefix: /osmo/}}}",
            ),
            ("extraValues.webUi", "services: {ui: {containerPort: 9000}}"),
            (
                "extraValues.webUi",
                "services: {ui: {containerPort: {a: 9000}}}",
            ),
            (
                "extraValues.webUi",
                "services: {ui: {containerPort: [9000]}}",
            ),
            ("extraValues.webUi", "services: {ui: {serviceName: web}}"),
            ("extraValues.webUi", "sidecars: {envoy: {jwtEnable: no}}"),
            (
                "extraValues.router",
                "sidecars: {envoy: {osmoauth: {enabled: 0}}}",
            ),
            (
                "extraValues.service",
                "sidecars: {envoy: {inClusterPaths: {enabled: true}}}",
            ),
            (
                "extraValues.webUi",
                "sidecars: {envoy: {inClusterPaths: {enabled: 'yes'}}}",
            ),
            (
                "extraValues.service",
                "services: {logger: {envoy: {inClusterPaths: {enabled: 1}}}}",
            ),
            (
                "extraValues.service",
                "services: {service: {envoy: {idp: {host: evil.example}}}}",
            ),
            (
                "extraValues.service",
                "services: {agent: {envoy: {service: {address: 10.0.0.1}}}}",
            ),
            (
                "extraValues.router",
                "sidecars: {envoy: {service: {address: x}}}",
            ),
            (
                "extraValues.service",
                "services: {agent: {envoy: {listenerPort: 9000}}}",
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
