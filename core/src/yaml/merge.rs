//! Lays an operator's own YAML over a document, as Helm would, but with a choice for lists.

use super::doc::{Body, Doc, Node, key_text};
use crate::path::Path;
use serde_yaml::Value;

/// One place where the operator's YAML met something that stood there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Overlay {
    /// Key path.
    pub(crate) path: String,
    /// Whether both sides are lists: appended or replaced, as chosen.
    pub(crate) list: bool,
    /// Question and text of a value that stood there, and the text in its place.
    pub(crate) replaced: Option<(Path, String, String)>,
}

/// What happens to a list that stands on both sides. Helm itself always replaces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Lists {
    /// The new entries follow the old ones.
    Append,
    /// Only the new entries are left.
    Replace,
}

/// How deep the tree may be; deeper parts are not laid over (the check refuses them).
const DEPTH: usize = 32;

impl Doc {
    /// Lays `value` over the document; every line of it gets `origin`. Returns where it met something.
    pub(crate) fn overlay(&mut self, value: &Value, origin: Path, lists: Lists) -> Vec<Overlay> {
        let mut met = Vec::new();
        lay(&mut self.root, value, Some(origin), lists, "", &mut met);
        met
    }
}

fn lay(
    node: &mut Node,
    value: &Value,
    origin: Option<Path>,
    lists: Lists,
    path: &str,
    met: &mut Vec<Overlay>,
) {
    let Value::Mapping(map) = value else { return };
    if path.split('.').count() > DEPTH {
        return;
    }
    let Body::Map(entries) = &mut node.body else {
        return;
    };
    for (key, inner) in map {
        let key = key_text(key);
        let path = if path.is_empty() {
            key.clone()
        } else {
            format!("{path}.{key}")
        };
        let at = entries.position(&key).unwrap_or(entries.len());
        let Some(old) = entries.node(at) else {
            entries.push((key, true, Node::from_value(inner.clone(), origin, true)));
            continue;
        };
        match (&mut old.body, inner) {
            (Body::Map(_), Value::Mapping(_)) => lay(old, inner, origin, lists, &path, met),
            (Body::List(items), Value::Sequence(more)) => {
                met.push(Overlay {
                    path,
                    list: true,
                    replaced: None,
                });
                if lists == Lists::Replace {
                    items.clear();
                }
                items.extend(
                    more.iter()
                        .map(|v| Node::from_value(v.clone(), origin, true)),
                );
            }
            _ => {
                let replaced = replaced(old, inner);
                met.push(Overlay {
                    path,
                    list: false,
                    replaced,
                });
                let notes = std::mem::take(&mut old.notes);
                *old = Node {
                    notes,
                    ..Node::from_value(inner.clone(), origin, true)
                };
            }
        }
    }
}

/// Returns what an answer gave and what stands in its place, if both are one value.
fn replaced(old: &Node, new: &Value) -> Option<(Path, String, String)> {
    let text = |value: &Value| match value {
        Value::String(_) | Value::Number(_) | Value::Bool(_) => Some(key_text(value)),
        _ => None,
    };
    let Body::Scalar(before) = &old.body else {
        return None;
    };
    Some((old.origin?, text(before)?, text(new)?))
}

#[cfg(test)]
mod tests {
    use super::super::write::{Mask, write};
    use super::*;
    use crate::text::join;

    fn merged(lists: Lists) -> (String, Vec<String>) {
        let mut doc = Doc::new(&[]);
        doc.put("a.x", 1_u64, Path::defined("f"));
        doc.put("a.list", vec!["p"], Path::defined("f"));
        let value: Value = serde_yaml::from_str("a: {x: 2, y: 3, list: [q]}\nb: {c: d}").unwrap();
        let met = doc.overlay(&value, Path::defined("extra"), lists);
        (
            join(&write(&doc, Mask::Show)),
            met.into_iter().map(|o| o.path).collect(),
        )
    }

    #[test]
    fn maps_join_scalars_win_lists_as_chosen() {
        let (text, met) = merged(Lists::Append);
        assert_eq!(
            text,
            "a:\n  x: 2\n  list:\n    - \"p\"\n    - \"q\"\n  \"y\": 3\n\"b\":\n  \"c\": \"d\"\n"
        );
        assert_eq!(met, ["a.x", "a.list"]);
        assert!(!merged(Lists::Replace).0.contains("\"p\""));
    }
}
