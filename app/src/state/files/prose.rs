//! A page of Markdown in parts: headings, paragraphs, lists, commands and tables, as our own pages have them. What is none
//! of these is a paragraph, so that every line is shown. Text stays text: nothing of it is ever read as HTML.

mod inline;

pub(crate) use inline::{Face, Piece};

use super::rows::number;
use inline::{cells, pieces};
use osmo_configurator_core::text::Line;
use std::collections::BTreeMap;

/// Text of a part, and what became of its lines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Run {
    /// The text.
    pub(crate) pieces: Vec<Piece>,
    /// Whether it is new since the step was entered.
    pub(crate) changed: bool,
    /// Whether an answer is missing in it.
    pub(crate) gap: bool,
}

/// What a part is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// A heading of this level, from 1.
    Heading(usize, Run),
    /// A paragraph.
    Text(Run),
    /// Commands, or whatever else stands as it is.
    Code(Run),
    /// Items; those of a list to tick off have `true`.
    List(Vec<(bool, Run)>),
    /// Numbered items.
    Steps(Vec<Run>),
    /// Rows of cells, the heads first. Their marks are those of the first cell.
    Table(Vec<Vec<Run>>),
}

/// One part of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Part {
    /// What it is.
    pub(crate) shape: Shape,
    /// The same for the same part at the next key press; parts that are equal otherwise are counted.
    pub(crate) key: u64,
}

/// What the first characters of a line say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    Heading(usize),
    Fence,
    Item,
    Step,
    Row,
    Text,
}

fn kind(text: &str) -> Kind {
    let level = text.len() - text.trim_start_matches('#').len();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match text {
        t if t.trim().is_empty() => Kind::Blank,
        t if t.starts_with("```") => Kind::Fence,
        t if (1..=6).contains(&level) && t[level..].starts_with(' ') => Kind::Heading(level),
        t if t.starts_with("- ") => Kind::Item,
        t if digits > 0 && t[digits..].starts_with(". ") => Kind::Step,
        t if t.starts_with('|') => Kind::Row,
        _ => Kind::Text,
    }
}

fn run(pieces: Vec<Piece>, lines: &[(&Line, bool)]) -> Run {
    Run {
        pieces,
        changed: lines.iter().any(|(_, changed)| *changed),
        gap: lines.iter().any(|(line, _)| line.gap),
    }
}

fn one(text: &str, line: &(&Line, bool)) -> Run {
    run(pieces(text), std::slice::from_ref(line))
}

fn joined(lines: &[(&Line, bool)], between: &str) -> String {
    let texts: Vec<&str> = lines.iter().map(|(line, _)| line.text.as_str()).collect();
    texts.join(between)
}

fn item(line: &(&Line, bool)) -> (bool, Run) {
    let text = line.0.text.trim_start_matches("- ");
    match text.strip_prefix("[ ] ") {
        Some(text) => (true, one(text, line)),
        None => (false, one(text, line)),
    }
}

/// Says whether a row of a table is the line below its heads.
fn is_rule(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ')) && text.contains('-')
}

fn row(line: &(&Line, bool)) -> Vec<Run> {
    let cell = |text: String| one(&text, line);
    cells(&line.0.text).into_iter().map(cell).collect()
}

/// Returns what lines of one kind are together.
fn shape(kind: Kind, lines: &[(&Line, bool)]) -> Shape {
    match kind {
        Kind::Heading(level) => {
            let text = joined(lines, " ");
            Shape::Heading(
                level,
                run(pieces(text.trim_start_matches('#').trim_start()), lines),
            )
        }
        Kind::Fence => {
            let inner = lines.get(1..).unwrap_or_default();
            let inner = match inner.split_last() {
                Some((last, rest)) if last.0.text.starts_with("```") => rest,
                _ => inner,
            };
            let text = Piece::new(Face::Plain, joined(inner, "\n"));
            Shape::Code(run(vec![text], inner))
        }
        Kind::Item => Shape::List(lines.iter().map(item).collect()),
        Kind::Step => {
            let step = |line: &(&Line, bool)| {
                let text = line.0.text.split_once(". ").map_or("", |(_, text)| text);
                one(text, line)
            };
            Shape::Steps(lines.iter().map(step).collect())
        }
        Kind::Row => {
            let rows = lines.iter().filter(|(line, _)| !is_rule(&line.text));
            Shape::Table(rows.map(row).collect())
        }
        Kind::Text | Kind::Blank => Shape::Text(run(pieces(&joined(lines, " ")), lines)),
    }
}

/// Returns how many lines, from the first, belong together.
fn length(kind: Kind, lines: &[(&Line, bool)]) -> usize {
    let rest = lines.iter().skip(1);
    match kind {
        Kind::Heading(_) => 1,
        Kind::Fence => {
            let inner = rest.take_while(|(line, _)| !line.text.starts_with("```"));
            (inner.count() + 2).min(lines.len())
        }
        other => {
            1 + rest
                .take_while(|(line, _)| self::kind(&line.text) == other)
                .count()
        }
    }
}

/// Returns the parts of a page.
pub(super) fn parts(lines: &[Line], marks: &[bool]) -> Vec<Part> {
    let all: Vec<(&Line, bool)> = lines.iter().zip(marks.iter().copied()).collect();
    let mut rest = all.as_slice();
    let mut out = Vec::new();
    let mut seen: BTreeMap<u64, u64> = BTreeMap::new();
    while let Some((line, _)) = rest.first() {
        let kind = kind(&line.text);
        let (here, after) = rest.split_at(length(kind, rest));
        rest = after;
        if kind != Kind::Blank {
            let numbers = here
                .iter()
                .map(|(line, changed)| number(&line.text, [*changed, line.gap, false]));
            let number = numbers.fold(0_u64, |all, one| all.rotate_left(5) ^ one);
            let before = seen.entry(number).or_default();
            let key = number.wrapping_add(*before);
            *before += 1;
            out.push(Part {
                shape: shape(kind, here),
                key,
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> Vec<Part> {
        let line = |text: &str| Line {
            text: text.to_owned(),
            gap: text.contains("<hostname>"),
            ..Line::default()
        };
        let lines: Vec<Line> = text.lines().map(line).collect();
        let marks: Vec<bool> = lines.iter().map(|line| line.text.contains("new")).collect();
        parts(&lines, &marks)
    }

    fn texts(run: &Run) -> String {
        run.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn every_kind_of_part_is_known() {
        let parts = page(
            "# Title\n\nOne `code`\nline.\n\n- a\n- [ ] b new\n\n1. c\n2. d\n\n```bash\nx <hostname>\n# y\n```\n\n| h | i |\n| --- | --- |\n| a \\| b | c |\n### 1. Last",
        );
        let names: Vec<&str> = parts
            .iter()
            .map(|part| match &part.shape {
                Shape::Heading(1, _) => "title",
                Shape::Heading(..) => "heading",
                Shape::Text(_) => "text",
                Shape::Code(_) => "code",
                Shape::List(_) => "list",
                Shape::Steps(_) => "steps",
                Shape::Table(_) => "table",
            })
            .collect();
        assert_eq!(
            names,
            ["title", "text", "list", "steps", "code", "table", "heading"]
        );
        let Shape::Text(text) = &parts[1].shape else {
            panic!()
        };
        assert_eq!(texts(text), "One code line.");
        let Shape::List(items) = &parts[2].shape else {
            panic!()
        };
        assert!(!items[0].0 && items[1].0 && items[1].1.changed && !items[0].1.changed);
        let Shape::Code(code) = &parts[4].shape else {
            panic!()
        };
        assert!(code.gap && texts(code) == "x <hostname>\n# y");
        let Shape::Table(rows) = &parts[5].shape else {
            panic!()
        };
        assert_eq!(rows.len(), 2);
        assert_eq!(texts(&rows[1][0]), "a | b");
    }

    /// Our own pages, whatever they come to hold: no word of them gets lost.
    #[test]
    fn nothing_of_a_page_is_lost() {
        let page = crate::state::tests::Page::new();
        page.answer_all();
        let words = |text: &str| -> Vec<String> {
            let parts = text.split(|c: char| !c.is_alphanumeric());
            parts.map(str::to_owned).collect()
        };
        for name in ["README.md", "OPERATIONS.md", "CHANGE.md"] {
            page.state.files.open(name);
            let (lines, count) = page
                .state
                .files
                .opened(|file| (file.lines.clone(), file.lines.len()))
                .unwrap();
            let raw: String = lines.iter().map(|line| line.text.clone() + "\n").collect();
            let shown: String = parts(&lines, &vec![false; count])
                .iter()
                .map(|part| flat(&part.shape))
                .collect();
            let (raw, shown) = (words(&raw), words(&shown));
            let lost: Vec<&String> = raw.iter().filter(|word| !shown.contains(word)).collect();
            // The language of a fence, and the numbers of steps, which the list shows itself.
            let told = |word: &&&String| !["bash", "text", "yaml"].contains(&word.as_str());
            assert_eq!(lost.iter().filter(told).count(), 0, "{name}: {lost:?}");
        }
    }

    fn flat(shape: &Shape) -> String {
        let runs: Vec<&Run> = match shape {
            Shape::Heading(_, run) | Shape::Text(run) | Shape::Code(run) => vec![run],
            Shape::List(items) => items.iter().map(|(_, run)| run).collect(),
            Shape::Steps(items) => items.iter().collect(),
            Shape::Table(rows) => rows.iter().flatten().collect(),
        };
        runs.into_iter().map(|run| texts(run) + "\n").collect()
    }

    #[test]
    fn equal_parts_are_told_apart() {
        let parts = page("a\n\na\n\na new");
        assert!(parts[0].key != parts[1].key && parts[1].key != parts[2].key);
        assert_eq!(parts[0].shape, parts[1].shape);
    }
}
