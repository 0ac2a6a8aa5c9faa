//! Whether a value of the operator's does harm, as the facts of a release say.

use crate::release::facts::{Harmful, When};
use crate::release::kit::rules::extra::key_text;
use crate::yaml::{Body, Doc, scalar_text};
use serde_yaml::Value;

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

/// The operator's values of one chart, and what they lie over.
pub(super) struct Side<'a> {
    /// Whether people sign in.
    pub(super) signs_in: bool,
    /// The operator's values.
    pub(super) values: &'a Value,
    /// Each of them with its path.
    pub(super) leaves: Vec<(String, &'a Value)>,
    /// What follows from the answers.
    pub(super) ours: Doc,
    /// Both, laid over each other.
    pub(super) laid: Doc,
}

impl Side<'_> {
    /// Says whether a value at the key does harm.
    pub(super) fn hurts(&mut self, harm: &Harmful) -> bool {
        let at_key = || self.leaves.iter().filter(|(path, _)| path == harm.key);
        match harm.when {
            When::Always => self.leaves.iter().any(|(path, _)| {
                let rest = path.strip_prefix(harm.key);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
            }),
            When::NotTrue => is_set_but_not_true(self.values, harm.key),
            When::NotFalse => at_key().any(|(_, value)| **value != Value::Bool(false)),
            When::NotTrueWithSignIn => self.signs_in && is_set_but_not_true(self.values, harm.key),
            When::NoneOf(known) => {
                at_key().any(|(_, value)| value.as_str().is_none_or(|text| !known.contains(&text)))
            }
            When::Fewer(least) => {
                self.signs_in && self.given(harm.key) && self.left(harm.key) < least
            }
            When::Emptied => self.given(harm.key) && self.left(harm.key) == 0,
            When::Parted(charts) => {
                let given: Vec<_> = at_key().map(|(_, value)| scalar_text(value)).collect();
                let due = self.answered(harm.key).unwrap_or_else(|| charts.to_owned());
                given.iter().any(|text| text.as_ref() != Some(&due))
            }
            When::NotNumber(wanted) => at_key().any(|(_, value)| number(value) != Some(wanted)),
            When::Among(taken) => {
                at_key().any(|(_, value)| number(value).is_some_and(|port| taken.contains(&port)))
            }
        }
    }

    /// Says whether the operator's values hold something at a key, be it nothing.
    fn given(&self, key: &str) -> bool {
        key.split('.')
            .try_fold(self.values, |value, key| value.get(key))
            .is_some()
    }

    /// Returns how much is left at a key once all is laid together: a text or number counts as one thing.
    fn left(&mut self, key: &str) -> usize {
        match self.laid.node(key).map(|node| &node.body) {
            Some(Body::List(items)) => items.len(),
            Some(Body::Map(entries)) => usize::from(!entries.is_empty()),
            Some(Body::Scalar(Value::String(text))) => usize::from(!text.is_empty()),
            Some(Body::Scalar(Value::Null)) | None => 0,
            Some(_) => 1,
        }
    }

    /// Returns the text that the answers set at a key.
    fn answered(&mut self, key: &str) -> Option<String> {
        match &self.ours.node(key)?.body {
            Body::Scalar(Value::Null) => None,
            Body::Scalar(value) => scalar_text(value),
            _ => None,
        }
    }
}

/// Reads a number; the charts print a number and its text alike.
fn number(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => number.as_u64(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// Says what has to be, as the end of a sentence that begins with the key.
pub(super) fn state(when: When) -> String {
    match when {
        When::Always => "may not be set".to_owned(),
        When::NotTrue | When::NotTrueWithSignIn => "has to be true".to_owned(),
        When::NotFalse => "has to be false".to_owned(),
        When::NoneOf(known) => format!("has to be one of {}", known.join(", ")),
        When::Fewer(least) => format!("needs at least {least} entries"),
        When::Emptied => "is left empty".to_owned(),
        When::Parted(_) => "has to be what the answers say".to_owned(),
        When::NotNumber(wanted) => format!("has to be {wanted}"),
        When::Among(_) => "is a port that is taken already".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::breaking_value::RULE;
    use crate::rules::bench::{passes, refuses};

    const APPEND: (&str, &str) = ("extraValues.lists", "append");
    const REPLACE: (&str, &str) = ("extraValues.lists", "replace");

    /// What is left once both are laid over each other is looked at.
    #[test]
    fn lists_are_counted_together() {
        let field = "extraValues.service";
        for text in [
            "sidecars: {envoy: {jwt: {providers: [{cluster: idp}]}}}",
            "sidecars: {envoy: {jwt: {providers: []}}}",
            "sidecars: {envoy: {skipAuthPaths: []}}",
        ] {
            passes(RULE, &[APPEND, (field, text)]);
            refuses(RULE, &[REPLACE, (field, text)], "EXTR05", field);
            refuses(
                RULE,
                &[REPLACE, ("extraValues.router", text)],
                "EXTR05",
                "extraValues.router",
            );
        }
        for text in [
            "sidecars: {envoy: {jwt: {providers: ~}}}",
            "sidecars: {envoy: {skipAuthPaths: ~}}",
            "services: {service: {envoy: {skipAuthPaths: []}}}",
            "services: {agent: {envoy: {skipAuthPaths: ~}}}",
        ] {
            for lists in [APPEND, REPLACE] {
                refuses(RULE, &[lists, (field, text)], "EXTR05", field);
            }
        }
    }

    #[test]
    fn what_the_answers_say_anyway_does_no_harm() {
        for (field, text) in [
            ("extraValues.service", "serviceAccount: {create: true}"),
            (
                "extraValues.router",
                "serviceAccount: {create: true}\ntargetSchema: public",
            ),
            ("extraValues.webUi", "services: {ui: {service: {port: 80}}}"),
            (
                "extraValues.webUi",
                "services: {ui: {podLabels: {apps: x}}}",
            ),
            (
                "extraValues.service",
                "sidecars: {authz: {grpcPort: 50052}, envoy: {listenerPort: 8081}}",
            ),
            (
                "extraValues.router",
                "sidecars: {envoy: {routes: [{route: {cluster: service}}]}}",
            ),
        ] {
            passes(RULE, &[(field, text)]);
        }
        passes(
            RULE,
            &[
                ("site.serviceAccountsExist", "true"),
                ("extraValues.service", "serviceAccount: {create: false}"),
            ],
        );
    }

    #[test]
    fn pods_and_names() {
        for (field, text) in [
            ("extraValues.service", "serviceAccount: {create: false}"),
            ("extraValues.router", "serviceAccount: {create: ~}"),
            ("extraValues.service", "serviceAccount: {name: other}"),
            ("extraValues.router", "serviceAccount: {name: other}"),
            ("extraValues.router", "targetSchema: v2"),
            (
                "extraValues.service",
                "services: {service: {extraPodLabels: {app: foo}}}",
            ),
            (
                "extraValues.service",
                "services: {worker: {extraPodLabels: {app: 1}}}",
            ),
            ("extraValues.router", "extraPodLabels: {app: foo}"),
            (
                "extraValues.webUi",
                "services: {ui: {podLabels: {app: foo}}}",
            ),
            (
                "extraValues.webUi",
                "services: {ui: {service: {selector: {app: foo}}}}",
            ),
            (
                "extraValues.service",
                "services: {service: {extraPodAnnotations: {checksum/envoy-config: x}}}",
            ),
            (
                "extraValues.router",
                "extraPodAnnotations: {checksum/envoy-config: x}",
            ),
            (
                "extraValues.webUi",
                "extraPodAnnotations: {checksum/envoy-config: x}",
            ),
            ("extraValues.router", "sidecars: {envoy: {routes: []}}"),
            (
                "extraValues.router",
                "sidecars: {envoy: {routes: [{route: {cluster: nope}}]}}",
            ),
            (
                "extraValues.service",
                "sidecars: {envoy: {routes: [{route: {cluster: nope}}]}}",
            ),
            (
                "extraValues.service",
                "services: {logger: {envoy: {routes: [{route: {cluster: nope}}]}}}",
            ),
            (
                "extraValues.webUi",
                "services: {ui: {service: {port: 8080}}}",
            ),
            ("extraValues.webUi", "services: {ui: {service: {port: ~}}}"),
            (
                "extraValues.service",
                "sidecars: {authz: {grpcPort: 50053}}",
            ),
            (
                "extraValues.router",
                "sidecars: {authz: {grpcPort: '50053'}}",
            ),
            (
                "extraValues.service",
                "sidecars: {envoy: {listenerPort: 8000}}",
            ),
            (
                "extraValues.webUi",
                "sidecars: {envoy: {listenerPort: 4180}}",
            ),
            (
                "extraValues.router",
                "sidecars: {oauth2Proxy: {httpPort: 8000}}",
            ),
            (
                "extraValues.service",
                "sidecars: {oauth2Proxy: {httpPort: 9464}}",
            ),
            ("extraValues.webUi", "global: {osmoImageTag: ~}"),
            ("extraValues.service", "services: {redis: {port: ~}}"),
            (
                "extraValues.service",
                "services: {service: {auth: {logout_endpoint: ''}}}",
            ),
        ] {
            refuses(RULE, &[(field, text)], "EXTR05", field);
        }
    }
}
