//! Reading values back to answers: the types of the table that a release has beside its renderers.

mod sign_in;

pub(crate) use sign_in::{SignIn, sign_in};

use crate::finding::Severity;
use crate::path::Path;
use crate::syntax::placeholder;
use crate::yaml::Tree;

/// How one release's values are read back.
pub(crate) struct Reading {
    /// A row for each key that the release writes.
    pub(crate) rows: &'static [Row],
    /// Answers that follow from several keys together.
    pub(crate) clues: fn(&Files<'_>) -> Vec<Read>,
    /// What the files say about sign-in.
    pub(crate) sign_in: fn(&Files<'_>) -> SignIn,
    /// Departures from what works, each with its repair.
    pub(crate) slips: &'static [Slip],
    /// Keys that stand at a wrong place: where they are, and where they belong.
    pub(crate) misplaced: &'static [(&'static str, &'static str)],
    /// What tells a chart where its keys fit several: chart, list, and how an entry of it begins.
    pub(crate) signs: &'static [(&'static str, &'static str, &'static str)],
    /// Annotations that are never an answer: the controller does not know them, or we work them out.
    pub(crate) no_annotations: &'static [&'static str],
    /// Keys whose value is a secret: chart, key, path of the secret.
    pub(crate) secrets: &'static [(&'static str, &'static str, Path)],
}

/// An answer that was read: its path and text.
pub(crate) type Read = (Path, String);

/// How one key is read back to its question.
#[derive(Debug)]
pub(crate) struct Row {
    /// The charts in which it is so, by name.
    pub(crate) charts: &'static [&'static str],
    /// The key; `a[]` stands for a list with all that is in it, `a.*` for all below `a`.
    pub(crate) key: &'static str,
    /// How.
    pub(crate) how: How,
}

/// How a key is read back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum How {
    /// The value is the answer. Another chart may have another value: that one is kept.
    Answer(Path),
    /// The value is the answer, and it has to be the same in every chart.
    Same(Path),
    /// The value is the answer, unless it is the mirror's copy of the usual image.
    Image(Path),
    /// Entries beside those that follow from other answers are the answer, `key=value` each.
    Pairs(Path),
    /// Elements beside those that follow from other answers are the answer, one a line.
    Lines(Path),
    /// Kubernetes tolerations.
    Tolerations(Path),
    /// Together with other keys it says what the answer is.
    Clue(Path),
    /// It follows from an answer. Where it does not, it is kept.
    Follows(Path),
    /// It follows from an answer, and nothing else can work: where it does not, ours is used.
    Derived(Path),
    /// It is always the same.
    Constant,
    /// We work it out from the rest of the file: whatever stood there, ours takes its place.
    Digest,
}

impl How {
    /// Returns the question behind it.
    pub(crate) fn path(self) -> Option<Path> {
        match self {
            Self::Answer(path)
            | Self::Same(path)
            | Self::Image(path)
            | Self::Pairs(path)
            | Self::Lines(path)
            | Self::Tolerations(path)
            | Self::Clue(path)
            | Self::Follows(path)
            | Self::Derived(path) => Some(path),
            Self::Constant | Self::Digest => None,
        }
    }
}

impl Row {
    /// Says whether the row is about a key path; list indexes are written `[]`.
    pub(crate) fn covers(&self, chart: &str, path: &str) -> bool {
        if !self.charts.contains(&chart) {
            return false;
        }
        let below = |root: &str| {
            path.strip_prefix(root)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        match self.key.strip_suffix(".*") {
            Some(root) => below(root),
            None => path == self.key || self.key.ends_with("[]") && below(self.at()),
        }
    }

    /// Returns the key path without its mark for what is below.
    pub(crate) fn at(&self) -> &'static str {
        let list = self.key.strip_suffix("[]");
        list.or_else(|| self.key.strip_suffix(".*"))
            .unwrap_or(self.key)
    }
}

/// A departure from what works.
pub(crate) struct Slip {
    /// Stable code.
    pub(crate) code: &'static str,
    /// How bad it is.
    pub(crate) severity: Severity,
    /// The charts in which it is looked for, by name.
    pub(crate) charts: &'static [&'static str],
    /// The key that it is about.
    pub(crate) key: &'static str,
    /// Says whether a file has it.
    pub(crate) found: fn(&Tree) -> bool,
    /// Whether the value at the key is left out: the answers bring a better one.
    pub(crate) dropped: bool,
    /// What is wrong.
    pub(crate) what: &'static str,
    /// What would happen.
    pub(crate) why: &'static str,
    /// What to do. An import does it by itself.
    pub(crate) fix: &'static str,
}

/// The values files that were given, by chart, in the order of installation.
pub(crate) struct Files<'a>(pub(crate) Vec<(&'static str, &'a Tree)>);

impl<'a> Files<'a> {
    /// Returns what the first file that has a key says there.
    pub(crate) fn at(&self, key: &str) -> Option<&'a Tree> {
        self.0.iter().find_map(|(_, tree)| tree.at(key))
    }

    /// Returns a text, unless it holds a placeholder.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        answered(self.at(key)?.text()?)
    }

    /// Returns a truth value.
    pub(crate) fn flag(&self, key: &str) -> Option<bool> {
        self.at(key)?.flag()
    }

    /// Returns the texts of a list.
    pub(crate) fn texts(&self, key: &str) -> Vec<String> {
        let items = self.at(key).map_or(&[][..], Tree::items);
        items.iter().filter_map(Tree::text).collect()
    }
}

/// Returns a text that holds no placeholder.
pub(crate) fn answered(text: String) -> Option<String> {
    placeholder::first(&text).is_none().then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_row_covers() {
        for (key, path, covered) in [
            ("a.b", "a.b", true),
            ("a.b", "a.b.c", false),
            ("a.b", "a.bc", false),
            ("a[]", "a", true),
            ("a[]", "a[].b", true),
            ("a[]", "ab", false),
            ("a.*", "a.x/y.z", true),
            ("a.*", "a", true),
            ("a.*", "ab", false),
        ] {
            let row = Row {
                charts: &["x"],
                key,
                how: How::Constant,
            };
            assert_eq!(row.covers("x", path), covered, "{key} {path}");
            assert!(!row.covers("y", path));
        }
    }
}
