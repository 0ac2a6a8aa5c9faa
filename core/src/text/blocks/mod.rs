//! A page of Markdown, as our own pages have it, in parts that can be shown. What is none of them is a paragraph, so that
//! every line is shown. Text stays text.

mod inline;

pub use inline::Span;

use super::Line;
use inline::{cells, spans};

/// One part of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// A heading of this level, from 1.
    Heading(usize, Vec<Span>),
    /// A paragraph.
    Text(Vec<Span>),
    /// Commands, or whatever else stands as it is.
    Code(String),
    /// A list.
    List(Vec<Item>),
    /// Numbered items.
    Steps(Vec<Item>),
    /// Rows of cells, the heads first.
    Table(Vec<Vec<Vec<Span>>>),
}

/// One item of a list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Item {
    /// Its text.
    pub text: Vec<Span>,
    /// Whether it is to be ticked off.
    pub task: bool,
    /// What stands below it.
    pub below: Vec<Vec<Span>>,
}

/// Returns the parts of a page.
pub(crate) fn blocks(lines: &[Line]) -> Vec<Block> {
    let mut out = Vec::new();
    let mut lines = lines.iter().map(|line| line.text.as_str());
    while let Some(line) = lines.next() {
        let level = line.len() - line.trim_start_matches('#').len();
        if line.starts_with("```") {
            let inner: Vec<&str> = lines
                .by_ref()
                .take_while(|line| !line.starts_with("```"))
                .collect();
            out.push(Block::Code(inner.join("\n")));
        } else if level > 0 {
            out.push(Block::Heading(
                level,
                spans(line.trim_start_matches('#').trim()),
            ));
        } else if line.starts_with('|') {
            row(line, &mut out);
        } else if let Some(text) = line.trim_start().strip_prefix("- ") {
            item(text, line.starts_with(' '), &mut out);
        } else if let Some(text) = numbered(line) {
            step(text, &mut out);
        } else if !line.trim().is_empty() {
            out.push(Block::Text(spans(line)));
        }
    }
    out
}

fn numbered(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.strip_prefix(". ").filter(|_| rest.len() < line.len())
}

fn row(line: &str, out: &mut Vec<Block>) {
    let rule = line.chars().all(|c| matches!(c, '|' | '-' | ' '));
    match out.last_mut() {
        Some(Block::Table(_)) if rule => {}
        Some(Block::Table(rows)) => rows.push(cells(line)),
        _ => out.push(Block::Table(vec![cells(line)])),
    }
}

fn item(text: &str, below: bool, out: &mut Vec<Block>) {
    if let Some(Block::List(items) | Block::Steps(items)) = out.last_mut()
        && below
        && let Some(last) = items.last_mut()
    {
        last.below.push(spans(text));
        return;
    }
    let (text, task) = match text.strip_prefix("[ ] ") {
        Some(text) => (text, true),
        None => (text, false),
    };
    let item = Item {
        text: spans(text),
        task,
        below: Vec::new(),
    };
    match out.last_mut() {
        Some(Block::List(items)) => items.push(item),
        _ => out.push(Block::List(vec![item])),
    }
}

fn step(text: &str, out: &mut Vec<Block>) {
    let item = Item {
        text: spans(text),
        ..Item::default()
    };
    match out.last_mut() {
        Some(Block::Steps(items)) => items.push(item),
        _ => out.push(Block::Steps(vec![item])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page() {
        let text = "# Title\n\nWords.\n\n1. First\n   - Value: `x`\n   - *Sign*: cause.\n2. Second\n\n- [ ] Task\n- Item\n\n\
                    | a | b |\n| --- | --- |\n| 1 | 2 |\n\n```bash\nif x; then\n\n  # y\nfi\n```\n";
        let lines: Vec<Line> = text.lines().map(|line| Line::new(line, None)).collect();
        let found = blocks(&lines);
        let [
            Block::Heading(1, _),
            Block::Text(_),
            Block::Steps(steps),
            Block::List(list),
            Block::Table(rows),
            Block::Code(code),
        ] = found.as_slice()
        else {
            panic!("{found:?}")
        };
        assert_eq!(
            (steps.len(), steps[0].below.len(), steps[1].below.len()),
            (2, 2, 0)
        );
        assert_eq!([list[0].task, list[1].task], [true, false]);
        assert_eq!((rows.len(), rows[1].len()), (2, 2));
        assert_eq!(code, "if x; then\n\n  # y\nfi");
    }
}
