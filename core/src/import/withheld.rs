//! What looks like a secret and is asked by no question. It is taken out before anything is read, so that no answer has it.

use crate::release;
use crate::release::facts::Chart;
use crate::release::kit::rules::extra::{is_secret, secrets_of_list};
use crate::yaml::{Branch, Tree};

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
            let all = items.iter().zip(secrets_of_list(items));
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
