//! A file line by line: how each is coloured, and which are new.

use osmo_configurator_core::path::Path;
use osmo_configurator_core::preview::PreviewFile;
use osmo_configurator_core::text::{Language, Line, diff};
use std::collections::BTreeMap;
use std::ops::Range;

/// How a row is coloured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Paint {
    /// By its keys and values.
    Yaml,
    /// As a whole: headings and fences stand out.
    Prose,
    /// As a whole: comments stand back.
    Shell,
}

/// One row of the open file. A row that stays equal is not drawn again.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "marks that may stand together in any way"
)]
pub(crate) struct Row {
    /// The text.
    pub(crate) text: String,
    /// How it is coloured.
    pub(crate) paint: Paint,
    /// Whether it is new since the step was entered.
    pub(crate) changed: bool,
    /// Whether an answer is missing here.
    pub(crate) gap: bool,
    /// Whether the field that has the focus set it.
    pub(crate) here: bool,
    /// Whether somebody chose it.
    pub(crate) chosen: bool,
    /// The same for the same row at the next key press; rows that are equal otherwise are counted.
    pub(crate) key: u64,
}

/// The rows that are drawn, and what there is around them.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Drawn {
    /// How many rows stand above them.
    pub(crate) above: usize,
    /// How many rows stand below them.
    pub(crate) below: usize,
    /// How many signs the longest row of the file has.
    pub(crate) widest: usize,
    /// The rows.
    pub(crate) rows: Vec<Row>,
}

/// How large a file is, in lines.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Size {
    /// All of them.
    pub(crate) lines: usize,
    /// Those that are new since the step was entered.
    pub(crate) changed: usize,
    /// Those in which an answer is missing.
    pub(crate) gaps: usize,
}

/// Returns how large a file is.
pub(super) fn size(file: &PreviewFile, marks: &[bool]) -> Size {
    Size {
        lines: file.lines.len(),
        changed: count(marks),
        gaps: file.lines.iter().filter(|line| line.gap).count(),
    }
}

fn texts(lines: &[Line]) -> Vec<&str> {
    lines.iter().map(|line| line.text.as_str()).collect()
}

/// Returns which lines of a file are new.
pub(crate) fn marks(earlier: Option<&PreviewFile>, file: &PreviewFile) -> Vec<bool> {
    // Showing a secret changes its line; that says nothing. What is constant never changes.
    if file.secret || file.constant {
        return vec![false; file.lines.len()];
    }
    let old = earlier.map(|earlier| texts(&earlier.lines));
    diff::changed(&old.unwrap_or_default(), &texts(&file.lines))
}

/// Returns how many lines are new.
pub(crate) fn count(marks: &[bool]) -> usize {
    marks.iter().filter(|mark| **mark).count()
}

/// Returns a number for what a row shows (FNV-1a, 64 bits): comparing numbers is what keeps typing fast.
pub(super) fn number<const N: usize>(text: &str, flags: [bool; N]) -> u64 {
    let bytes = text.bytes().chain(flags.map(u8::from));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn is_here(line: &Line, field: Option<Path>) -> bool {
    field.is_some() && line.origin == field
}

/// Returns the place of the first line that a field set.
pub(super) fn place(file: &PreviewFile, field: Option<Path>) -> Option<usize> {
    file.lines.iter().position(|line| is_here(line, field))
}

/// What stands out among the rows.
#[derive(Clone, Copy, Default)]
pub(super) struct Lit {
    /// The field whose rows are outlined.
    pub(super) field: Option<Path>,
    /// The row that somebody chose.
    pub(super) line: Option<usize>,
}

/// Returns some rows of a file; those that one field set are outlined.
pub(super) fn drawn(file: &PreviewFile, marks: &[bool], lit: Lit, range: Range<usize>) -> Drawn {
    let paint = match file.language {
        Language::Yaml => Paint::Yaml,
        Language::Markdown => Paint::Prose,
        Language::Shell => Paint::Shell,
    };
    let mut seen: BTreeMap<u64, u64> = BTreeMap::new();
    let row = |(place, (line, changed)): (usize, (&Line, &bool))| {
        let (here, chosen) = (is_here(line, lit.field), lit.line == Some(place));
        let number = number(&line.text, [*changed, line.gap, here, chosen]);
        let before = seen.entry(number).or_default();
        let key = number.wrapping_add(*before);
        *before += 1;
        Row {
            text: line.text.clone(),
            paint,
            changed: *changed,
            gap: line.gap,
            here,
            chosen,
            key,
        }
    };
    let all = file.lines.iter().zip(marks);
    Drawn {
        above: range.start,
        below: file.lines.len().saturating_sub(range.end),
        widest: all
            .clone()
            .map(|(line, _)| line.text.len())
            .max()
            .unwrap_or(0),
        rows: all
            .enumerate()
            .skip(range.start)
            .take(range.len())
            .map(row)
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_lines_are_told_apart() {
        let line = |text: &str| Line {
            text: text.to_owned(),
            ..Line::default()
        };
        let file = PreviewFile {
            name: "x.yaml".to_owned(),
            language: Language::Yaml,
            secret: false,
            constant: false,
            lines: vec![line("a:"), line("a:"), line("a:")],
        };
        let marks = [false, true, true];
        let rows = drawn(&file, &marks, Lit::default(), 0..3).rows;
        assert!(rows[1].changed && !rows[0].changed);
        let keys: std::collections::BTreeSet<u64> = rows.iter().map(|row| row.key).collect();
        assert_eq!(keys.len(), 3);
        let lit = Lit {
            line: Some(1),
            ..Lit::default()
        };
        let chosen = drawn(&file, &marks, lit, 1..3).rows;
        assert!(chosen[0].chosen && !chosen[1].chosen);
        let middle = drawn(&file, &marks, Lit::default(), 1..2);
        assert_eq!((middle.above, middle.rows.len(), middle.below), (1, 1, 1));
    }
}
