//! EXTR05: values that are read, and break or expose the deployment: D25, D35, D45, D48, contract section 3 (authorization).

use super::{CHARTS, leaves, values};
use crate::finding::Report;
use crate::release::v6_2::live_keys::Chart;
use crate::rules::Case;
use crate::rules::text::quoted;
use serde_yaml::Value;

const CODE: &str = "EXTR05";

/// When a value does harm.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    /// Whatever it is.
    Always,
    /// When it is `false`.
    False,
    /// When it is `false` and people sign in.
    FalseWithSignIn,
}

type Harm = (
    &'static [Chart],
    &'static str,
    When,
    &'static str,
    &'static str,
);

const HARMS: [Harm; 7] = [
    (
        &[Chart::Router],
        "extraArgs[]",
        When::Always,
        "The template indents these arguments wrongly: each becomes part of the argument before it.",
        "Use extraEnvs instead.",
    ),
    (
        &[Chart::WebUi],
        "global.logs.enabled",
        When::False,
        "The volume goes away, but Envoy still mounts it: the API server refuses the pod.",
        "Delete this key.",
    ),
    (
        &[Chart::Service, Chart::Router],
        "services.configFile.enabled",
        When::False,
        "The switch also brings the passwords and the master encryption key into the pods: they stop at start.",
        "Delete this key.",
    ),
    (
        &[Chart::Service, Chart::Router],
        "sidecars.authz.enabled",
        When::FalseWithSignIn,
        "Roles are checked in this sidecar only: everybody who can sign in could do everything.",
        "Delete this key.",
    ),
    (
        &Chart::ALL,
        "sidecars.envoy.enabled",
        When::FalseWithSignIn,
        "Without Envoy nobody is asked to sign in, and no role is checked.",
        "Delete this key; choose None as identity provider if that is meant.",
    ),
    (
        &Chart::ALL,
        "sidecars.oauth2Proxy.enabled",
        When::FalseWithSignIn,
        "Envoy of the service chart refers to it and exits without it; elsewhere nobody can sign in.",
        "Delete this key; choose None as identity provider if that is meant.",
    ),
    (
        &Chart::ALL,
        "sidecars.oauth2Proxy.cookieSecure",
        When::False,
        "Browsers would send the session over plain http too, where everybody on the way can take it.",
        "Delete this key.",
    ),
];

/// Helm reads `no` and `off` as false too.
fn is_false(value: &Value) -> bool {
    let word = |text: &str| matches!(text.to_ascii_lowercase().as_str(), "no" | "off" | "n");
    value.as_bool() == Some(false) || value.as_str().is_some_and(word)
}

pub(crate) fn rule(case: &Case<'_>, report: &mut Report) {
    for (chart, field) in CHARTS {
        let Some(values) = values(case, report, field) else {
            continue;
        };
        for (path, value) in leaves(&values) {
            let harm = HARMS.iter().find(|(charts, key, when, ..)| {
                let hurts = match when {
                    When::Always => true,
                    When::False => is_false(value),
                    When::FalseWithSignIn => is_false(value) && case.connection.is_some(),
                };
                hurts && charts.contains(&chart) && *key == path
            });
            if let Some((_, key, when, why, fix)) = harm {
                let state = if *when == When::Always {
                    "does not work"
                } else {
                    "may not be false"
                };
                report.error(
                    CODE,
                    field,
                    format!("{} {state} in the chart {}.", quoted(key), chart.name()),
                    *why,
                    *fix,
                );
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
            rule,
            &[(
                "extraValues.service",
                "global: {logs: {enabled: false}}\nsidecars: {authz: {enabled: true}}",
            )],
        );
        passes(
            rule,
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
            refuses(rule, &[(field, text)], CODE, field);
        }
    }
}
