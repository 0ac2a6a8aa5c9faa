//! Where in a document something stands that looks like a secret.

use super::{hand_over, secrets_in};
use crate::syntax::secret_like;
use crate::yaml::{Branch, Tree};
use serde_yaml::{Mapping, Value};
use std::collections::BTreeSet;

/// Says whether a key or its single value looks like a secret.
pub(crate) fn is_secret(name: &str, value: &Tree) -> bool {
    if secret_like::find(name).is_some() {
        return true;
    }
    if !matches!(value.branch, Branch::Scalar { .. }) {
        return false;
    }
    let mut alone = Mapping::new();
    alone.insert(Value::from(name), value.meant());
    !secrets_in(&Value::Mapping(alone)).is_empty()
}

/// Says of each element of a list whether it looks like a secret: in itself, or together with the argument beside it.
pub(crate) fn secrets_of_list(items: &[Tree]) -> Vec<bool> {
    let values: Vec<Value> = items.iter().map(Tree::meant).collect();
    let mut out: Vec<bool> = values
        .iter()
        .map(|value| !secrets_in(value).is_empty())
        .collect();
    for (at, pair) in values.windows(2).enumerate() {
        if let [argument, next] = pair
            && hand_over(argument, next)
            && let Some(both) = out.get_mut(at..at + 2)
        {
            both.fill(true);
        }
    }
    out
}

/// Returns the lines in which something stands that looks like a secret.
pub(crate) fn secret_lines(tree: &Tree) -> BTreeSet<usize> {
    let mut out = BTreeSet::new();
    lines_of_secrets(tree, &mut out);
    out
}

fn lines_of_secrets(tree: &Tree, out: &mut BTreeSet<usize>) {
    match &tree.branch {
        Branch::Map(_) => {
            for (name, key, value) in tree.entries() {
                if is_secret(&name, value) {
                    out.extend([key.line, value.line]);
                }
                lines_of_secrets(value, out);
            }
        }
        Branch::List(items) => {
            for (item, secret) in items.iter().zip(secrets_of_list(items)) {
                if secret {
                    all_lines(item, out);
                } else {
                    lines_of_secrets(item, out);
                }
            }
        }
        Branch::Scalar { .. } => {}
    }
}

fn all_lines(tree: &Tree, out: &mut BTreeSet<usize>) {
    out.insert(tree.line);
    for (_, key, value) in tree.entries() {
        out.insert(key.line);
        all_lines(value, out);
    }
    tree.items().iter().for_each(|item| all_lines(item, out));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::tree;

    #[test]
    fn lines_with_secrets() {
        let text = "a: 1\npassword: x\nb:\n  - --token\n  - hunter2\n  - c\n  - name: MY_PASS\n    value: x\nc:\n  - {d: e}\n";
        let tree = tree(text).0.unwrap();
        let lines: Vec<usize> = secret_lines(&tree).into_iter().collect();
        assert_eq!(lines, [2, 4, 5, 7, 8]);
    }

    #[test]
    fn keys_and_lists() {
        let read = |text: &str| tree(text).0.unwrap();
        assert!(is_secret("token", &read("a")) && is_secret("https://u:hunter2@h", &read("[]")));
        assert!(!is_secret("token", &read("[]")) && !is_secret("a", &read("b")));
        let list = read("[a, --token, 1, --token=b]");
        assert_eq!(secrets_of_list(list.items()), [false, true, true, true]);
    }
}
