//! What we would write for the same answers: the other side of every comparison.

use crate::plan::Plan;
use crate::release;
use crate::yaml::{Body, Doc, Node, scalar_text};
use serde_yaml::{Mapping, Value};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Returns the values of a chart without the operator's own.
pub(super) fn doc(chart: &str, plan: &Plan) -> Option<Doc> {
    let chart = plan.facts().charts.iter().find(|one| one.name == chart)?;
    let release = release::of(plan);
    let mut doc = release.values(chart, plan);
    release.finish(chart, &mut doc);
    Some(doc)
}

/// Returns the entries of a mapping; nothing of what is none.
pub(super) fn entries(node: &Node) -> BTreeMap<&str, &Node> {
    match &node.body {
        Body::Map(entries) => entries
            .iter()
            .map(|(key, _, node)| (key.as_str(), node))
            .collect(),
        _ => BTreeMap::new(),
    }
}

/// Returns what stands at a key path.
pub(super) fn at<'a>(doc: &'a Doc, path: &str) -> Option<&'a Node> {
    path.split('.')
        .try_fold(&doc.root, |node, key| entries(node).get(key).copied())
}

/// Returns a scalar as text.
pub(super) fn text(node: &Node) -> Option<String> {
    match &node.body {
        Body::Scalar(value) => scalar_text(value),
        _ => None,
    }
}

/// Returns the elements of a list.
pub(super) fn items(node: &Node) -> &[Node] {
    match &node.body {
        Body::List(items) => items,
        _ => &[],
    }
}

/// Returns the texts of a list.
pub(super) fn texts(node: &Node) -> Vec<String> {
    items(node).iter().filter_map(text).collect()
}

/// Returns a node as a value.
pub(super) fn value(node: &Node) -> Value {
    match &node.body {
        Body::Scalar(value) => value.clone(),
        Body::Block(text) => Value::from(text.as_str()),
        Body::List(items) => Value::Sequence(items.iter().map(value).collect()),
        Body::Map(entries) => {
            let entries = entries
                .iter()
                .map(|(key, _, node)| (Value::from(key.as_str()), value(node)));
            Value::Mapping(entries.collect::<Mapping>())
        }
    }
}

/// Writes a value so that two that a chart prints alike are the same text: keys in order, numbers as text.
pub(super) fn canon(value: &Value) -> String {
    fn put(value: &Value, out: &mut String) {
        match value {
            Value::Mapping(map) => {
                let sorted: BTreeMap<String, &Value> = map
                    .iter()
                    .map(|(key, value)| (scalar_text(key).unwrap_or_default(), value))
                    .collect();
                out.push('{');
                for (key, value) in sorted {
                    // Writing to a string cannot fail.
                    let _ = write!(out, "{key:?}:");
                    put(value, out);
                    out.push(',');
                }
                out.push('}');
            }
            Value::Sequence(items) => {
                out.push('[');
                for item in items {
                    put(item, out);
                    out.push(',');
                }
                out.push(']');
            }
            Value::Bool(flag) => out.push_str(if *flag { "yes" } else { "no" }),
            other => {
                let _ = write!(out, "{:?}", scalar_text(other));
            }
        }
    }
    let mut out = String::new();
    put(value, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alike_is_the_same() {
        let read = |text: &str| canon(&serde_yaml::from_str(text).unwrap());
        assert_eq!(read("{a: 1, b: x}"), read("{b: x, a: \"1\"}"));
        for (a, b) in [
            ("{a: true}", "{a: \"true\"}"),
            ("[a, b]", "[b, a]"),
            ("{a: ~}", "{}"),
            ("[\"a,b\"]", "[a, b]"),
        ] {
            assert_ne!(read(a), read(b), "{a} {b}");
        }
    }
}
