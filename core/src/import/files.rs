//! One text, taken apart into its documents.

use super::kind::USER;
use crate::yaml::{Branch, Defect, ReadError, Tree, tree, tree_within};
use std::borrow::Cow;

/// How long a line is that holds a release of Helm.
const LONG: usize = 1024;
/// How many lines may stand before an object begins.
const HEAD: usize = 50;
/// The most bytes of objects of Kubernetes, and the most keys, entries and values: a List holds many, and etcd takes 1.5 MB
/// of one. All files together have a limit of their own, so the work stays the same.
const OBJECTS: (usize, usize) = (1024 * 1024, 128 * 1024);
/// The most documents.
const DOCUMENTS: usize = 200;

/// Why a file is not read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unread {
    /// All files together are too large.
    Large,
    /// It is no text.
    NoText,
    /// An archive that cannot be read.
    Archive,
    /// An archive that is encrypted, or packed in a way that few programs use.
    Unusual,
}

impl Unread {
    /// Returns what is wrong, and what to do.
    pub(super) fn says(self) -> (&'static str, &'static str) {
        match self {
            Self::Large => (
                "This is more than values and manifests are.",
                "Give the values files and the manifests alone, 8 MB at most and 200 documents.",
            ),
            Self::NoText => ("This is no text.", "Give YAML or JSON."),
            Self::Archive => (
                "This archive is damaged, or a part of it is missing.",
                "Give the files in it one by one.",
            ),
            Self::Unusual => (
                "This archive is encrypted, or packed in an unusual way.",
                "Unpack it, and give the files in it, all at once.",
            ),
        }
    }
}

/// One document.
pub(super) struct Document {
    /// Name of its file.
    pub(super) name: String,
    /// Its text.
    pub(super) text: String,
    /// How many lines of the file stand before it.
    pub(super) above: usize,
    /// What was read.
    pub(super) tree: Option<Tree>,
    /// What could not be read.
    pub(super) defects: Vec<ReadError>,
}

/// Reads the documents of a text: those that stand in one file, with `---` between them.
pub(super) fn documents(name: &str, text: &str, out: &mut Vec<Document>) -> Result<(), Unread> {
    for (above, part) in parts(text) {
        if part.lines().all(|line| {
            let words = line.trim();
            words.is_empty()
                || words.starts_with('#')
                || words == "---"
                || words == "..."
                // A directive, such as %YAML 1.2, stands before the document that it is about.
                || line.starts_with('%')
        }) {
            continue;
        }
        if out.len() == DOCUMENTS {
            return Err(Unread::Large);
        }
        let (mut tree, mut defects) = read(&without_releases(of_release(part)));
        if let Some(tree) = &mut tree {
            tree.shift(above);
        }
        for defect in &mut defects {
            defect.line += above;
        }
        out.push(Document {
            name: name.to_owned(),
            text: part.to_owned(),
            above,
            tree,
            defects,
        });
    }
    Ok(())
}

/// Reads a document. What is larger than values may be has to be objects of Kubernetes.
fn read(text: &str) -> (Option<Tree>, Vec<ReadError>) {
    let small = tree(text);
    let large = |(_, defects): &(Option<Tree>, Vec<ReadError>)| {
        defects.iter().any(|one| one.defect == Defect::Large)
    };
    let (bytes, nodes) = OBJECTS;
    if !large(&small) || !begins_as_object(text) {
        return small;
    }
    let whole = tree_within(text, bytes, nodes);
    let keys = ["apiVersion", "kind"];
    let mut has = keys.iter().map(|key| whole.0.as_ref()?.child(key));
    if has.all(|value| value.is_some_and(|value| matches!(value.branch, Branch::Scalar { .. }))) {
        whole
    } else {
        small
    }
}

/// Says whether a text begins as kubectl writes objects: the work is not done for anything else.
fn begins_as_object(text: &str) -> bool {
    let mut lines = text.lines().take(HEAD);
    lines.any(|line| {
        let line = line.trim_start_matches(['{', ' ', '"']);
        line.starts_with("apiVersion") || line.starts_with("kind")
    })
}

/// Returns what to read of a document: of what `helm get values` shows for a release without values, the values alone.
fn of_release(part: &str) -> &str {
    let values = part.trim().strip_prefix(USER);
    let values = values
        .and_then(|rest| rest.strip_prefix(':'))
        .map(str::trim);
    values
        .filter(|rest| matches!(*rest, "null" | "{}"))
        .map_or(part, |_| "null")
}

/// Returns a document without what Helm keeps of a release in a Secret: one long line each, that nobody reads and that would
/// make the document larger than it may be. The lines stay where they are.
fn without_releases(part: &str) -> Cow<'_, str> {
    if part.len() <= LONG {
        return Cow::Borrowed(part);
    }
    let mut out = String::with_capacity(part.len());
    for line in part.split_inclusive('\n') {
        let key = ["release: ", "\"release\": "]
            .into_iter()
            .find(|key| line.len() > LONG && line.trim_start().starts_with(key));
        let Some(key) = key else {
            out.push_str(line);
            continue;
        };
        let before = line.len() - line.trim_start().len();
        out.push_str(line.get(..before).unwrap_or_default());
        out.push_str(key);
        out.push_str("\"\"");
        if line.trim_end().ends_with(',') {
            out.push(',');
        }
        out.push('\n');
    }
    Cow::Owned(out)
}

/// Returns each document and how many lines stand before it. A line that begins with `---` ends one wherever it stands: no
/// text of YAML may hold it at the start of a line (YAML 1.2.2, section 9.1.2).
fn parts(text: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let (mut start, mut above, mut at) = (0, 0, 0);
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let rest = line.strip_prefix("---");
        let mark =
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\n', '\r', '\t']));
        if mark && at > start {
            out.push((above, text.get(start..at).unwrap_or_default()));
            (start, above) = (at, number);
        }
        at += line.len();
    }
    out.push((above, text.get(start..).unwrap_or_default()));
    out
}

/// Says whether a defect keeps a document from being read at all.
pub(super) fn is_fatal(defect: &ReadError) -> bool {
    matches!(
        defect.defect,
        Defect::Syntax | Defect::Unsupported | Defect::Large
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_know_their_lines() {
        let mut found = Vec::new();
        documents(
            "a",
            "# one\na: 1\n---\n\n---\nb:\n  c: 1\n--- # x\nd: [\n",
            &mut found,
        )
        .unwrap();
        let lines: Vec<_> = found.iter().map(|one| one.above).collect();
        assert_eq!(lines, [0, 4, 7]);
        let second = found[1].tree.as_ref().unwrap();
        assert_eq!(second.at("b.c").unwrap().line, 7);
        assert!(found[2].defects[0].line >= 9);
        assert!(is_fatal(&found[2].defects[0]));
    }

    #[test]
    fn what_is_no_document() {
        let mut found = Vec::new();
        documents("a", "# nothing\n---\n...\n", &mut found).unwrap();
        assert!(found.is_empty());
        let many = "---\na: 1\n".repeat(DOCUMENTS + 1);
        assert_eq!(documents("a", &many, &mut found), Err(Unread::Large));
    }
}
