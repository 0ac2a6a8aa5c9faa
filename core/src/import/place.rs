//! The line of a key path in a file.

use crate::yaml::{Branch, Tree};

/// Returns the text of a key.
pub(crate) fn word(key: &Tree) -> Option<&str> {
    match &key.branch {
        Branch::Scalar { text, .. } => Some(text),
        _ => None,
    }
}

/// Returns the line of the key at a path, or of the nearest one above it that the file has; 1 without any.
pub(crate) fn line_of(tree: Option<&Tree>, path: &str) -> usize {
    tree.and_then(|tree| below(tree, path)).unwrap_or(1)
}

fn below(tree: &Tree, path: &str) -> Option<usize> {
    match &tree.branch {
        Branch::Map(entries) => entries.iter().find_map(|(key, inner)| {
            // A key may hold dots itself.
            let rest = path.strip_prefix(word(key)?)?;
            match rest.chars().next() {
                None => Some(key.line),
                Some('.') => below(inner, rest.get(1..)?).or(Some(key.line)),
                Some('[') => below(inner, rest).or(Some(key.line)),
                Some(_) => None,
            }
        }),
        Branch::List(items) => {
            let (index, rest) = path.strip_prefix('[')?.split_once(']')?;
            let rest = rest.strip_prefix('.').unwrap_or(rest);
            let place: Option<usize> = index.parse().ok();
            let mut these = items
                .iter()
                .enumerate()
                .filter(|(at, _)| place.is_none_or(|place| place == *at));
            these.find_map(|(_, item)| {
                if rest.is_empty() {
                    Some(item.line)
                } else {
                    below(item, rest)
                }
            })
        }
        Branch::Scalar { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::tree;

    #[test]
    fn lines() {
        let (tree, _) = tree("a:\n  b.c/d: 1\n  list:\n    - x\n    - name: y\n      z: 1\n");
        for (path, line) in [
            ("a", 1),
            ("a.b.c/d", 2),
            ("a.list", 3),
            ("a.list[].z", 6),
            ("a.list[0]", 4),
            ("a.nothing", 1),
            ("nothing", 1),
            ("", 1),
        ] {
            assert_eq!(line_of(tree.as_ref(), path), line, "{path}");
        }
        assert_eq!(line_of(None, "a"), 1);
    }
}
