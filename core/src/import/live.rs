//! The keys that a chart's templates read, as sets: looking one up takes the same time for large files.

use crate::release::facts::{self, Chart};
use crate::release::offered::{self, NEWEST};
use crate::syntax::secret_like;
use crate::yaml::{Branch, Tree};
use std::collections::BTreeSet;

/// How long a key may be in a path; of a longer one the beginning stands for it.
const KEY: usize = 200;

/// The live keys of a chart.
pub(super) struct Live {
    /// Every key path that is read, and each one above it.
    known: BTreeSet<&'static str>,
    /// Paths below which everything is read.
    whole: BTreeSet<&'static str>,
}

/// Returns the keys that a chart's templates read.
pub(super) fn keys(chart: &Chart) -> facts::Live {
    offered::keys_of(NEWEST.word).live(chart)
}

/// Returns where each part of a path ends.
fn ends(path: &str) -> impl Iterator<Item = usize> {
    let inner = path.match_indices(['.', '[']).map(|(at, _)| at);
    inner.chain([path.len()]).filter(|at| *at > 0)
}

impl Live {
    pub(super) fn new(chart: &Chart) -> Self {
        let mut live = Self {
            known: BTreeSet::new(),
            whole: BTreeSet::new(),
        };
        for key in keys(chart).keys() {
            let path = match key.strip_suffix(".*") {
                Some(root) => {
                    live.whole.insert(root);
                    root
                }
                None => key,
            };
            live.known
                .extend(ends(path).filter_map(|end| path.get(..end)));
        }
        live
    }

    /// Returns where the dead part of a path begins; nothing if a template reads it. List indexes are written `[]`.
    pub(super) fn dead_start<'a>(&self, path: &'a str) -> Option<&'a str> {
        for end in ends(path) {
            let start = path.get(..end)?;
            if self.whole.contains(start) {
                return None;
            }
            if !self.known.contains(start) {
                return Some(start);
            }
        }
        None
    }

    /// Says whether everything below a path is read, whatever it is called.
    pub(super) fn takes_any(&self, path: &str) -> bool {
        ends(path).any(|end| {
            path.get(..end)
                .is_some_and(|start| self.whole.contains(start))
        })
    }

    /// Tells each dead part of a document with its line, as often as values stand in it.
    pub(super) fn dead(&self, tree: &Tree, tell: &mut impl FnMut(&str, usize)) {
        self.dead_below(tree, tree.line, "", tell);
    }

    fn dead_below(&self, tree: &Tree, line: usize, path: &str, tell: &mut impl FnMut(&str, usize)) {
        if let Some(start) = self.dead_start(path) {
            tell(start, line);
            return;
        }
        for (name, key, value) in tree.entries() {
            self.dead_below(value, key.line, &joined(path, &name), tell);
        }
        for item in tree.items() {
            self.dead_below(item, item.line, &format!("{path}[]"), tell);
        }
    }

    /// Returns how many of the first values of a document are read.
    pub(super) fn count(&self, tree: &Tree) -> usize {
        let mut count = 0;
        let mut left = 2000;
        self.walk(tree, "", &mut count, &mut left);
        count
    }

    fn walk(&self, tree: &Tree, path: &str, count: &mut usize, left: &mut usize) {
        if *left == 0 {
            return;
        }
        *left -= 1;
        match &tree.branch {
            Branch::Map(_) => {
                for (key, _, value) in tree.entries() {
                    self.walk(value, &joined(path, &key), count, left);
                }
            }
            Branch::List(items) => {
                for item in items {
                    self.walk(item, &format!("{path}[]"), count, left);
                }
            }
            Branch::Scalar { .. } => *count += usize::from(self.dead_start(path).is_none()),
        }
    }
}

/// What stands for a key that looks like a secret.
const HIDDEN: &str = "(a key that looks like a secret)";

/// Returns what may be shown of a key.
pub(super) fn shown(key: &str) -> &str {
    if secret_like::in_key(key) {
        HIDDEN
    } else {
        key
    }
}

/// Returns a path with one more key.
pub(super) fn joined(path: &str, key: &str) -> String {
    let key = shown(key);
    let short = key.char_indices().nth(KEY).map(|(end, _)| end);
    let key = match short {
        Some(end) => format!("{}…", key.get(..end).unwrap_or_default()),
        None => key.to_owned(),
    };
    if path.is_empty() {
        key
    } else {
        format!("{path}.{key}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The set says the same as the chart's own list.
    #[test]
    fn a_set_is_the_list() {
        for chart in NEWEST.charts {
            let live = Live::new(chart);
            for key in keys(chart).keys() {
                let key = key.trim_end_matches(".*");
                assert_eq!(live.dead_start(key), None, "{key}");
                for path in [format!("{key}x"), format!("{key}.x"), format!("x.{key}")] {
                    assert_eq!(
                        live.dead_start(&path).is_none(),
                        keys(chart).has(&path),
                        "{path}"
                    );
                }
            }
        }
        let live = Live::new(&NEWEST.charts[0]);
        assert_eq!(
            live.dead_start("services.service.hostnam.a"),
            Some("services.service.hostnam")
        );
    }
}
