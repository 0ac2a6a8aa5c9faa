//! A page to read in parts that are drawn anew only when they change.

use super::rows::number;
use osmo_configurator_core::text::Line;
use osmo_configurator_core::text::blocks::{self, Block};
use std::collections::BTreeMap;

/// One part of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Part {
    /// What it is.
    pub(crate) block: Block,
    /// Whether somebody chose a line of it.
    pub(crate) chosen: bool,
    /// The same for the same part at the next key press; parts that are equal otherwise are counted.
    pub(crate) key: u64,
}

/// Returns the parts of a page.
pub(super) fn parts(lines: &[Line], marks: &[bool], line: Option<usize>) -> Vec<Part> {
    let mut seen: BTreeMap<u64, u64> = BTreeMap::new();
    let mut keyed = |part: blocks::Part| {
        let here = part.lines.clone();
        let chosen = line.is_some_and(|row| here.contains(&row));
        let lines = lines.get(here.clone()).unwrap_or_default().iter();
        let marks = marks.get(here).unwrap_or_default().iter();
        let numbers = lines
            .zip(marks)
            .map(|(line, changed)| number(&line.text, [*changed, line.gap, chosen]));
        let number = numbers.fold(0_u64, |all, one| all.rotate_left(5) ^ one);
        let before = seen.entry(number).or_default();
        let key = number.wrapping_add(*before);
        *before += 1;
        Part {
            block: part.block,
            chosen,
            key,
        }
    };
    let parts = blocks::parts(lines, marks).into_iter();
    parts.map(&mut keyed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use osmo_configurator_core::text::blocks::{Item, Run, Span};

    /// Our own pages, whatever they come to hold: no word of them gets lost.
    #[test]
    fn nothing_of_a_page_is_lost() {
        let page = crate::state::tests::Page::new();
        page.answer_all();
        page.state.look_at_all_files();
        let words = |text: &str| -> Vec<String> {
            let parts = text.split(|c: char| !c.is_alphanumeric());
            parts.map(str::to_owned).collect()
        };
        for name in ["README.md", "OPERATIONS.md", "CHANGE.md", "IDP-ADMIN.md"] {
            page.state.files.open(name);
            let lines = page.state.files.opened(|file| file.lines.clone()).unwrap();
            let raw: String = lines.iter().map(|line| line.text.clone() + "\n").collect();
            let parts = parts(&lines, &vec![false; lines.len()], None);
            let shown: String = parts.iter().map(|part| flat(&part.block)).collect();
            let (raw, shown) = (words(&raw), words(&shown));
            let lost: Vec<&String> = raw.iter().filter(|word| !shown.contains(word)).collect();
            // The language of a fence, and the numbers of steps, which the list shows itself.
            let told = |word: &&&String| {
                !["bash", "text", "yaml"].contains(&word.as_str()) && word.parse::<u8>().is_err()
            };
            assert_eq!(lost.iter().filter(told).count(), 0, "{name}: {lost:?}");
        }
    }

    fn texts(run: &Run) -> String {
        let text = |span: &Span| match span {
            Span::Plain(text) | Span::Code(text) | Span::Strong(text) | Span::Said(text) => {
                text.clone()
            }
            Span::Link(words, to) => format!("{words} ({to})"),
        };
        run.spans.iter().map(text).collect()
    }

    fn flat(block: &Block) -> String {
        let item = |one: &'_ Item| -> Vec<String> {
            let below = one.below.iter().map(texts);
            std::iter::once(texts(&one.text)).chain(below).collect()
        };
        let all: Vec<String> = match block {
            Block::Heading(_, run) | Block::Text(run) | Block::Code(run) => vec![texts(run)],
            Block::List(items) | Block::Steps(items) => items.iter().flat_map(item).collect(),
            Block::Table(rows) => rows.iter().flatten().map(texts).collect(),
        };
        all.join("\n") + "\n"
    }

    #[test]
    fn equal_parts_are_told_apart() {
        let lines: Vec<Line> = "a\n\na\n\na new"
            .lines()
            .map(|text| Line {
                text: text.to_owned(),
                ..Line::default()
            })
            .collect();
        let parts = parts(&lines, &[false, false, false, false, true], None);
        assert!(parts[0].key != parts[1].key && parts[1].key != parts[2].key);
        assert_eq!(parts[0].block, parts[1].block);
    }
}
