//! A page of Markdown, as our own pages have it, in parts that can be shown: headings, paragraphs, lists, commands and tables.
//! What is none of them is a paragraph, so that every line is shown. Text stays text: nothing of it is ever read as HTML.

mod inline;
#[cfg(test)]
mod tests;

pub use inline::Span;

use super::Line;
use inline::{cells, spans};
use std::ops::Range;

/// Text of a part, and what became of its lines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Run {
    /// The text.
    pub spans: Vec<Span>,
    /// Whether it is new.
    pub changed: bool,
    /// Whether an answer is missing in it.
    pub gap: bool,
}

/// What a part is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// A heading of this level, from 1.
    Heading(usize, Run),
    /// A paragraph.
    Text(Run),
    /// Commands, or whatever else stands as it is.
    Code(Run),
    /// A list.
    List(Vec<Item>),
    /// Numbered items.
    Steps(Vec<Item>),
    /// Rows of cells, the heads first.
    Table(Vec<Vec<Run>>),
}

/// One item of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// Its text.
    pub text: Run,
    /// Whether it is to be ticked off.
    pub task: bool,
    /// What stands below it.
    pub below: Vec<Run>,
}

/// One part of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// What it is.
    pub block: Block,
    /// The lines that it is made of.
    pub lines: Range<usize>,
}

impl Part {
    /// Returns the line of an item or a row of it, by its place among those that are shown; of another part, the first line
    /// that says something.
    pub fn row(&self, inner: Option<usize>) -> usize {
        let inner = inner.unwrap_or(0);
        let further = match &self.block {
            Block::List(_) | Block::Steps(_) => inner,
            // The first row is shown only if it has heads, and the line below it never is.
            Block::Table(rows) => {
                let heads = rows
                    .first()
                    .is_some_and(|row| row.iter().any(|head| !head.spans.is_empty()));
                match (heads, inner) {
                    (true, 0) => 0,
                    (true, inner) => inner + 1,
                    (false, inner) => inner + 2,
                }
            }
            Block::Code(_) => 1,
            _ => 0,
        };
        (self.lines.start + further).min(self.lines.end.saturating_sub(1))
    }
}

/// What the first characters of a line say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    Heading(usize),
    Fence,
    Item,
    Step,
    /// An item below another one.
    Below,
    Row,
    Text,
}

fn numbered(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.strip_prefix(". ").filter(|_| rest.len() < line.len())
}

fn heading(line: &str) -> Option<(usize, &str)> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    let text = rest.strip_prefix(' ')?;
    (1..=6).contains(&level).then_some((level, text))
}

fn kind(text: &str) -> Kind {
    match text {
        t if t.trim().is_empty() => Kind::Blank,
        t if t.starts_with("```") => Kind::Fence,
        t if t.starts_with("- ") => Kind::Item,
        t if t.starts_with(' ') && t.trim_start().starts_with("- ") => Kind::Below,
        t if t.starts_with('|') => Kind::Row,
        t if numbered(t).is_some() => Kind::Step,
        t => heading(t).map_or(Kind::Text, |(level, _)| Kind::Heading(level)),
    }
}

/// Lines with what is known of each.
type Lines<'a> = &'a [(&'a Line, bool)];

fn run(spans: Vec<Span>, lines: Lines<'_>) -> Run {
    Run {
        spans,
        changed: lines.iter().any(|(_, changed)| *changed),
        gap: lines.iter().any(|(line, _)| line.gap),
    }
}

fn joined(lines: Lines<'_>, between: &str) -> String {
    let texts: Vec<&str> = lines.iter().map(|(line, _)| line.text.as_str()).collect();
    texts.join(between)
}

/// Says whether a text is the line below the heads of a table.
fn is_rule(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ')) && text.contains('-')
}

/// Returns the items of a list, each with what stands below it.
fn items(lines: Lines<'_>) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::new();
    for line in lines {
        let text = line.0.text.trim_start();
        let text = text
            .strip_prefix("- ")
            .or_else(|| numbered(text))
            .unwrap_or(text);
        let one = |text| run(spans(text), std::slice::from_ref(line));
        match out.last_mut() {
            Some(last) if kind(&line.0.text) == Kind::Below => last.below.push(one(text)),
            _ => {
                let task = text.strip_prefix("[ ] ");
                out.push(Item {
                    text: one(task.unwrap_or(text)),
                    task: task.is_some(),
                    below: Vec::new(),
                });
            }
        }
    }
    out
}

fn rows(lines: Lines<'_>) -> Vec<Vec<Run>> {
    let rows = lines.iter().filter(|(line, _)| !is_rule(&line.text));
    let row = |line: &(&Line, bool)| {
        let cells = cells(&line.0.text).into_iter();
        cells
            .map(|cell| run(cell, std::slice::from_ref(line)))
            .collect()
    };
    rows.map(row).collect()
}

/// Returns what stands between the fences.
fn code(lines: Lines<'_>) -> Run {
    let inner = lines.get(1..).unwrap_or_default();
    let inner = match inner.split_last() {
        Some((last, rest)) if last.0.text.starts_with("```") => rest,
        _ => inner,
    };
    run(vec![Span::Plain(joined(inner, "\n"))], inner)
}

/// Returns what lines are together whose first one is of this kind.
fn block(kind: Kind, lines: Lines<'_>) -> Block {
    match kind {
        Kind::Heading(level) => {
            let text = joined(lines, " ");
            let text = heading(&text).map_or(text.as_str(), |(_, text)| text);
            Block::Heading(level, run(spans(text), lines))
        }
        Kind::Fence => Block::Code(code(lines)),
        Kind::Item | Kind::Below => Block::List(items(lines)),
        Kind::Step => Block::Steps(items(lines)),
        Kind::Row => Block::Table(rows(lines)),
        Kind::Text | Kind::Blank => Block::Text(run(spans(&joined(lines, " ")), lines)),
    }
}

/// Returns how many lines, from the first, belong together.
fn length(first: Kind, lines: Lines<'_>) -> usize {
    let rest = lines.iter().skip(1).map(|(line, _)| line.text.as_str());
    match first {
        Kind::Heading(_) => 1,
        Kind::Fence => {
            let inner = rest.take_while(|line| !line.starts_with("```"));
            (inner.count() + 2).min(lines.len())
        }
        Kind::Item | Kind::Step | Kind::Below => {
            let more = |line: &&str| matches!(kind(line), Kind::Below) || kind(line) == first;
            1 + rest.take_while(more).count()
        }
        other => 1 + rest.take_while(|line| kind(line) == other).count(),
    }
}

/// Returns the parts of a page. `marks` says which lines are new; those that it does not name are not.
pub fn parts(lines: &[Line], marks: &[bool]) -> Vec<Part> {
    let marks = marks.iter().copied().chain(std::iter::repeat(false));
    let all: Vec<(&Line, bool)> = lines.iter().zip(marks).collect();
    let (mut rest, mut at) = (all.as_slice(), 0);
    let mut out = Vec::new();
    while let Some((line, _)) = rest.first() {
        let kind = kind(&line.text);
        let length = length(kind, rest);
        let (here, after) = rest.split_at(length);
        if kind != Kind::Blank {
            out.push(Part {
                block: block(kind, here),
                lines: at..at + length,
            });
        }
        (rest, at) = (after, at + length);
    }
    out
}
