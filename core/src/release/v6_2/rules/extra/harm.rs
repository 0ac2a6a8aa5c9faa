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

/// Says whether something stands at a path. A key may have dots of its own, and another one may begin like it.
fn stands(value: &Value, path: &str) -> bool {
    match value {
        Value::Mapping(map) => map.iter().any(|(key, inner)| {
            path.strip_prefix(key_text(key).as_str())
                .is_some_and(|rest| match rest.strip_prefix('.') {
                    Some(rest) => stands(inner, rest),
                    None => rest.is_empty() || rest.starts_with('[') && stands(inner, rest),
                })
        }),
        Value::Sequence(items) => path.strip_prefix("[]").is_some_and(|rest| {
            let rest = rest.strip_prefix('.').unwrap_or(rest);
            items
                .iter()
                .any(|inner| rest.is_empty() || stands(inner, rest))
        }),
        Value::Tagged(tagged) => stands(&tagged.value, path),
        _ => false,
    }
}

/// The operator's values of one chart, and what they lie over.
pub(super) struct Side<'a> {
    /// Whether people sign in.
    pub(super) signs_in: bool,
    /// Whether network policies let requests in to Envoy alone.
    pub(super) policies: bool,
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
            When::Always => stands(self.values, harm.key),
            When::NotNumberWithPolicies(wanted) => {
                self.policies && at_key().any(|(_, value)| number(value) != Some(wanted))
            }
            When::OneOf(known) => at_key().any(|(_, value)| {
                scalar_text(value).is_some_and(|text| known.contains(&text.as_str()))
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
        When::NotNumber(wanted) | When::NotNumberWithPolicies(wanted) => {
            format!("has to be {wanted}")
        }
        When::OneOf(_) => "leads past Envoy".to_owned(),
        When::Among(_) => "is a port that is taken already".to_owned(),
    }
}

#[cfg(test)]
mod tests;
