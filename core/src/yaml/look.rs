//! Looking into somebody's document as Helm does: keys are text, the last of two equal keys counts, `yes` is a truth value.

use super::doc::key_text;
use super::tree::{Branch, Tree};
use crate::syntax::yaml11;
use serde_yaml::{Mapping, Value};

impl Tree {
    /// Returns the key, its node and the value of each entry; nothing of what is no mapping.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (String, &Self, &Self)> {
        let entries = match &self.branch {
            Branch::Map(entries) => entries.as_slice(),
            _ => &[],
        };
        entries
            .iter()
            .map(|(key, value)| (key.as_key(), key, value))
    }

    /// Returns the elements of a list; nothing of what is none.
    pub(crate) fn items(&self) -> &[Self] {
        match &self.branch {
            Branch::List(items) => items,
            _ => &[],
        }
    }

    /// Returns what stands at a key path such as `a.b.c`.
    pub(crate) fn at(&self, path: &str) -> Option<&Self> {
        path.split('.').try_fold(self, Self::child)
    }

    /// Returns the value of a key; of two equal ones the last.
    pub(crate) fn child<'a>(&'a self, name: &str) -> Option<&'a Self> {
        let Branch::Map(entries) = &self.branch else {
            return None;
        };
        let mut found = entries.iter().rev();
        found
            .find(|(key, _)| key.is_key(name))
            .map(|(_, value)| value)
    }

    fn is_key(&self, name: &str) -> bool {
        match &self.branch {
            Branch::Scalar {
                value: Some(Value::String(text)),
                ..
            } => text == name,
            _ => self.as_key() == name,
        }
    }

    /// Returns what Helm makes of it.
    pub(crate) fn meant(&self) -> Value {
        match &self.branch {
            Branch::Scalar { text, plain, value } => {
                let read = plain.then(|| as_helm_reads(text)).flatten();
                // A number that loses digits: as it is written.
                let written = || value.clone().unwrap_or_else(|| Value::from(text.as_str()));
                read.unwrap_or_else(written)
            }
            Branch::List(items) => Value::Sequence(items.iter().map(Self::meant).collect()),
            Branch::Map(_) => {
                let entries = self.entries();
                let entries = entries.map(|(key, _, value)| (Value::from(key), value.meant()));
                Value::Mapping(entries.collect::<Mapping>())
            }
        }
    }

    /// Says whether it is nothing.
    pub(crate) fn is_null(&self) -> bool {
        matches!(
            self.branch,
            Branch::Scalar {
                value: Some(Value::Null),
                ..
            }
        )
    }

    /// Returns a scalar as text; nothing for null and for what holds more.
    pub(crate) fn text(&self) -> Option<String> {
        match &self.branch {
            Branch::Scalar { .. } => scalar_text(&self.meant()),
            _ => None,
        }
    }

    /// Returns a truth value.
    pub(crate) fn flag(&self) -> Option<bool> {
        match &self.branch {
            Branch::Scalar { .. } => self.meant().as_bool(),
            _ => None,
        }
    }

    /// Returns the text at a key path.
    pub(crate) fn text_at(&self, path: &str) -> Option<String> {
        self.at(path)?.text()
    }

    /// Returns the truth value at a key path.
    pub(crate) fn flag_at(&self, path: &str) -> Option<bool> {
        self.at(path)?.flag()
    }

    /// Moves it down by so many lines: it is a part of a longer text.
    pub(crate) fn shift(&mut self, lines: usize) {
        self.line += lines;
        match &mut self.branch {
            Branch::Scalar { .. } => {}
            Branch::List(items) => items.iter_mut().for_each(|item| item.shift(lines)),
            Branch::Map(entries) => {
                for (key, value) in entries {
                    key.shift(lines);
                    value.shift(lines);
                }
            }
        }
    }

    /// Lays another document over this one, as Helm does with a second values file.
    pub(crate) fn lay(&mut self, over: Self) {
        match (&mut self.branch, over.branch) {
            (Branch::Map(entries), Branch::Map(more)) => {
                let mut places: std::collections::BTreeMap<String, usize> = entries
                    .iter()
                    .enumerate()
                    .map(|(place, (key, _))| (key.as_key(), place))
                    .collect();
                for (key, value) in more {
                    let name = key.as_key();
                    let there = places.get(&name).and_then(|place| entries.get_mut(*place));
                    if let Some((_, old)) = there {
                        old.lay(value);
                    } else {
                        places.insert(name, entries.len());
                        entries.push((key, value));
                    }
                }
            }
            (branch, more) => {
                *branch = more;
                self.line = over.line;
            }
        }
    }
}

/// Returns a scalar as text; nothing for null and for what holds more.
pub(crate) fn scalar_text(value: &Value) -> Option<String> {
    matches!(value, Value::String(_) | Value::Bool(_) | Value::Number(_)).then(|| key_text(value))
}

/// Returns what Helm reads where others read a text: a truth value, or an octal number such as the mode of a file.
fn as_helm_reads(text: &str) -> Option<Value> {
    let read = yaml11::helm_reads(text)?;
    match read.rsplit_once(' ')? {
        ("the truth value", flag) => Some(Value::Bool(flag == "true")),
        ("the number", number) => number.parse::<i64>().ok().map(Value::from),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::read::tree;
    use super::*;

    fn read(text: &str) -> Tree {
        tree(text).0.unwrap()
    }

    #[test]
    fn it_reads_as_helm_does() {
        let tree = read(
            "a: {b: yes, c: \"yes\", d: 5432, e: ~, f: 1.10, g: 0400, h: \"0400\"}\n1: x\nlist: [on, 1]\n",
        );
        assert_eq!(tree.flag_at("a.b"), Some(true));
        assert_eq!(tree.flag_at("a.c"), None);
        let mode = |key: &str| tree.at(key).map(Tree::meant);
        assert_eq!(mode("a.g"), Some(Value::from(256)));
        assert_eq!(mode("a.h"), Some(Value::from("0400")));
        assert_eq!(tree.text_at("a.d").as_deref(), Some("5432"));
        assert_eq!(tree.text_at("a.e"), None);
        assert!(tree.at("a.e").unwrap().is_null());
        assert_eq!(tree.text_at("a.f").as_deref(), Some("1.10"));
        assert_eq!(tree.text_at("1").as_deref(), Some("x"));
        assert_eq!(tree.at("list").unwrap().items().len(), 2);
        assert_eq!(tree.at("list.x"), None);
        assert_eq!(tree.at("a").unwrap().meant()["b"], Value::Bool(true));
    }

    #[test]
    fn the_last_of_two_counts_and_lines_move() {
        let mut tree = read("a: 1\na: 2\n");
        assert_eq!(tree.text_at("a").as_deref(), Some("2"));
        tree.shift(10);
        assert_eq!(tree.at("a").unwrap().line, 12);
    }

    #[test]
    fn a_second_file_lies_over_the_first() {
        let mut tree = read("a: {x: 1, y: [1, 2]}\nb: 1\n");
        tree.lay(read("a: {y: [3], z: 4}\nb: {c: 1}\n"));
        let expected = read("a: {x: 1, y: [3], z: 4}\nb: {c: 1}\n").meant();
        assert_eq!(tree.meant(), expected);
    }
}
