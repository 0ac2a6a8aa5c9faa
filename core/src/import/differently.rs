//! EXTR04: plain scalars that Helm reads otherwise than they look (F-yaml-plain-scalars).

use super::found::Found;
use crate::release::kit::rules::extra::secret_lines;
use crate::syntax::yaml11;
use crate::yaml::{Tree, plain_scalars};

/// How many findings are told.
const MOST: usize = 100;

/// Finds them. What stands in a line with a secret is not repeated.
pub(super) fn read_differently(text: &str, tree: &Tree, above: usize) -> Vec<Found> {
    let scalars = plain_scalars(text).into_iter();
    let odd = scalars.filter_map(|(line, scalar)| Some((line, yaml11::helm_reads(&scalar)?)));
    let secrets = secret_lines(tree);
    odd.take(MOST)
        .map(|(line, read)| {
            let line = line + above;
            let what = if secrets.contains(&line) {
                "Helm reads a secret here as another value than is written.".to_owned()
            } else {
                format!("Helm reads a plain value here as {read}.")
            };
            let says = [
                what.as_str(),
                "It reads an older YAML than it looks like. An import reads it as Helm does.",
                "Put it into double quotes if you mean the text, or write true, false or the plain number.",
            ];
            Found::error("EXTR04", line, "", says).warning()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::tree;

    fn said(text: &str, above: usize) -> Vec<(usize, String)> {
        let mut tree = tree(text).0.unwrap();
        tree.shift(above);
        let found = read_differently(text, &tree, above);
        found.into_iter().map(|one| (one.line, one.what)).collect()
    }

    #[test]
    fn a_secret_is_not_repeated() {
        for text in [
            "services: {postgres: {password: 1_234_567}}\n",
            "a:\n  - --token\n  - 1_234_567\n",
            "a:\n  - {name: MY_PASS, value: 1_234_567}\n",
        ] {
            let said = said(text, 5);
            assert_eq!(said.len(), 1, "{text}");
            assert!(!said[0].1.contains("1234567"), "{text} {said:?}");
        }
        let plain = said("a: 1_234_567\n", 5);
        assert!(
            plain[0].0 == 6 && plain[0].1.contains("1234567"),
            "{plain:?}"
        );
    }
}
