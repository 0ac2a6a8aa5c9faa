//! What looks like a secret and is asked by no question. It is taken out before anything is read, so that no answer has it.

use crate::release;
use crate::release::facts::Chart;
use crate::release::kit::rules::extra;
use crate::syntax::secret_like;
use crate::yaml::{Branch, Tree};
use serde_yaml::{Mapping, Value};

/// Says whether a key or its single value looks like a secret.
pub(super) fn is_secret(name: &str, value: &Tree) -> bool {
    if secret_like::find(name).is_some() {
        return true;
    }
    if !matches!(value.branch, Branch::Scalar { .. }) {
        return false;
    }
    let mut alone = Mapping::new();
    alone.insert(Value::from(name), value.meant());
    !extra::secrets_in(&Value::Mapping(alone)).is_empty()
}

/// Says of each element of a list whether it looks like a secret: in itself, or together with the argument beside it.
pub(super) fn of_list(items: &[Tree]) -> Vec<bool> {
    let values: Vec<Value> = items.iter().map(Tree::meant).collect();
    let mut out: Vec<bool> = values
        .iter()
        .map(|value| !extra::secrets_in(value).is_empty())
        .collect();
    for (at, pair) in values.windows(2).enumerate() {
        if let [argument, next] = pair
            && extra::hand_over(argument, next)
            && let Some(both) = out.get_mut(at..at + 2)
        {
            both.fill(true);
        }
    }
    out
}

/// Returns values without what looks like a secret. Keys that are known to hold one stay.
pub(super) fn without(chart: &Chart, tree: &Tree) -> Tree {
    below(chart, tree, "")
}

fn below(chart: &Chart, tree: &Tree, path: &str) -> Tree {
    let branch = match &tree.branch {
        Branch::Map(entries) => {
            let mut kept = Vec::with_capacity(entries.len());
            for (key, value) in entries {
                let name = super::place::word(key).unwrap_or_default();
                let path = if path.is_empty() {
                    name.to_owned()
                } else {
                    format!("{path}.{name}")
                };
                let mut secrets = release::reading().secrets.iter();
                let known = secrets.any(|(of, key, _)| *of == chart.name && *key == path);
                if known || !is_secret(name, value) {
                    kept.push((key.clone(), below(chart, value, &path)));
                }
            }
            Branch::Map(kept)
        }
        Branch::List(items) => {
            let all = items.iter().zip(of_list(items));
            let rest = all.filter(|(_, secret)| !secret);
            Branch::List(rest.map(|(item, _)| item.clone()).collect())
        }
        scalar @ Branch::Scalar { .. } => scalar.clone(),
    };
    Tree {
        line: tree.line,
        branch,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::offered;
    use crate::yaml::tree;

    #[test]
    fn only_the_secret_is_taken_out() {
        for (text, rest) in [
            ("a: {token: hunter2, b: c}\n", "a: {b: c}\n"),
            (
                "a: {dsn: 'postgres://u:hunter2@h/d', b: c}\n",
                "a: {b: c}\n",
            ),
            ("a: {'https://u:hunter2@h': x, b: c}\n", "a: {b: c}\n"),
            ("a: [--token, hunter2, --b]\n", "a: [--b]\n"),
            ("a: [--token=hunter2, --b]\n", "a: [--b]\n"),
            (
                "a: [{name: X, value: ':hunter2@h'}, {name: Y, value: z}]\n",
                "a: [{name: Y, value: z}]\n",
            ),
            (
                "a: {'nginx.ingress.kubernetes.io/auth-secret': x/y}\n",
                "a: {'nginx.ingress.kubernetes.io/auth-secret': x/y}\n",
            ),
            (
                "services: {postgres: {password: hunter2}}\n",
                "services: {postgres: {password: hunter2}}\n",
            ),
        ] {
            let read = |text: &str| tree(text).0.unwrap();
            let chart = &offered::NEWEST.charts[0];
            let left = without(chart, &read(text));
            assert_eq!(left.meant(), read(rest).meant(), "{text}");
        }
    }
}
