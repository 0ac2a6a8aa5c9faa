//! The expert block: free YAML for each chart.

mod config_map_taken;
mod dead_key;
mod guarded_list;
mod image_outside_mirror;
mod mapping_lost;
mod not_a_mapping;
mod read_differently;
mod refused_value;
mod secret_in_tree;
mod secret_in_values;
mod text_for_switch;
mod unknown_annotation;
mod who_is_believed;
mod wrong_kind;

pub(crate) use dead_key::{DEAD_KEY, dead_key};
pub(crate) use mapping_lost::has_keys;
pub(crate) use secret_in_tree::{is_secret, secret_lines, secrets_of_list};
use secret_in_values::hand_over;
pub(crate) use secret_in_values::secrets_in;

use crate::finding::Report;
use crate::plan::Plan;
use crate::release::facts::Chart;
use crate::rules::Rule;
use crate::syntax::secret_like;
use crate::yaml::whole;
use serde_yaml::Value;

/// The rules of this area.
pub(crate) const RULES: &[Rule] = &[
    config_map_taken::RULE,
    dead_key::RULE,
    guarded_list::RULE,
    image_outside_mirror::RULE,
    mapping_lost::RULE,
    not_a_mapping::RULE,
    read_differently::RULE,
    refused_value::RULE,
    secret_in_values::RULE,
    text_for_switch::RULE,
    unknown_annotation::RULE,
    who_is_believed::RULE,
    wrong_kind::RULE,
];

/// Returns each chart for which there are values that can be read, with these values.
pub(crate) fn given<'a>(plan: &'a Plan, report: &Report) -> Vec<(&'static Chart, &'a Value)> {
    let values = |chart: &'static Chart| {
        plan.answer(report, chart.extra)?;
        let value = plan.extra(chart.extra)?.ok()?;
        value.is_mapping().then_some((chart, value))
    };
    plan.facts().charts.iter().filter_map(values).collect()
}

/// Returns a key as it stands in a path.
pub(crate) fn key_text(key: &Value) -> String {
    match key {
        Value::String(text) if secret_like::in_key(text) => {
            "(a key that looks like a secret)".to_owned()
        }
        Value::String(text) => text.clone(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => whole(number),
        _ => "?".to_owned(),
    }
}

/// Returns every value that holds no further ones, with its path; list indexes are written `[]`.
pub(crate) fn leaves(value: &Value) -> Vec<(String, &Value)> {
    fn walk<'a>(value: &'a Value, path: &str, out: &mut Vec<(String, &'a Value)>) {
        match value {
            Value::Mapping(map) if !map.is_empty() => {
                for (key, inner) in map {
                    let dot = if path.is_empty() { "" } else { "." };
                    walk(inner, &format!("{path}{dot}{}", key_text(key)), out);
                }
            }
            Value::Sequence(items) if !items.is_empty() => {
                for inner in items {
                    walk(inner, &format!("{path}[]"), out);
                }
            }
            Value::Tagged(tagged) => walk(&tagged.value, path, out),
            _ => out.push((path.to_owned(), value)),
        }
    }
    let mut out = Vec::new();
    walk(value, "", &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_have_paths() {
        let value = serde_yaml::from_str("a: {b: 1, c: []}\nd: [{e: x}, {e: y}]\n1: ~\n").unwrap();
        let paths: Vec<_> = leaves(&value).into_iter().map(|(path, _)| path).collect();
        assert_eq!(paths, ["a.b", "a.c", "d[].e", "d[].e", "1"]);
    }
}
