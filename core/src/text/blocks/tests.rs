//! Pages in parts.

use super::*;

fn page(text: &str) -> Vec<Part> {
    let lines: Vec<Line> = text.lines().map(|line| Line::new(line, None)).collect();
    let marks: Vec<bool> = lines.iter().map(|line| line.text.contains("new")).collect();
    parts(&lines, &marks)
}

fn said(run: &Run) -> String {
    let text = |span: &Span| match span {
        Span::Plain(text) | Span::Code(text) | Span::Strong(text) | Span::Said(text) => {
            text.clone()
        }
        Span::Link(words, _) => words.clone(),
    };
    run.spans.iter().map(text).collect()
}

#[test]
fn every_kind_of_part_is_known() {
    let parts = page(
        "# Title\n\nOne `code`\nline.\n\n- a\n- [ ] b new\n\n1. c\n   - Value: `x`\n   - *Sign*: cause.\n2. d\n\n```bash\nif <hostname>; then\n\n  # y\nfi\n```\n\n\
         | h | i |\n| --- | --- |\n| a \\| b | c |\n### 1. Last",
    );
    let blocks: Vec<&Block> = parts.iter().map(|part| &part.block).collect();
    let [
        Block::Heading(1, title),
        Block::Text(text),
        Block::List(list),
        Block::Steps(steps),
        Block::Code(code),
        Block::Table(rows),
        Block::Heading(3, end),
    ] = blocks.as_slice()
    else {
        panic!("{blocks:?}")
    };
    assert_eq!(
        (said(title), said(text)),
        ("Title".into(), "One code line.".into())
    );
    assert_eq!([list[0].task, list[1].task], [false, true]);
    assert_eq!([list[0].text.changed, list[1].text.changed], [false, true]);
    assert_eq!(
        (steps.len(), steps[0].below.len(), steps[1].below.len()),
        (2, 2, 0)
    );
    assert!(code.gap && !text.gap);
    assert_eq!(said(code), "if <hostname>; then\n\n  # y\nfi");
    assert_eq!((rows.len(), said(&rows[1][0])), (2, "a | b".into()));
    assert_eq!(said(end), "1. Last");
}

/// What is shown leads back to its line.
#[test]
fn an_item_knows_its_line() {
    let text = "# T\n\n- a\n  - b\n- c\n\n| h |\n| --- |\n| r |\n\n|  |\n| --- |\n| s |\n\n```bash\nls\n```\n\nlast";
    let parts = page(text);
    let row = |part: usize, inner| text.lines().nth(parts[part].row(inner)).unwrap();
    assert_eq!((row(0, None), row(1, None)), ("# T", "- a"));
    assert_eq!((row(1, Some(1)), row(1, Some(2))), ("  - b", "- c"));
    assert_eq!((row(2, Some(0)), row(2, Some(1))), ("| h |", "| r |"));
    assert_eq!((row(3, Some(0)), row(3, Some(9))), ("| s |", "| s |"));
    assert_eq!((row(4, None), row(5, None)), ("ls", "last"));
}

/// Each line belongs to one part, in order; only blank ones to none.
#[test]
fn parts_know_their_lines() {
    let text = "a\nb\n\n- c\n  - d\n```\ne";
    let ranges: Vec<Range<usize>> = page(text).into_iter().map(|part| part.lines).collect();
    assert_eq!(ranges, [0..2, 3..5, 5..7]);
}

#[test]
fn odd_pages_are_shown() {
    for text in [
        "  - alone",
        "#no heading",
        "####### seven",
        "1.no step",
        "|",
        "```",
    ] {
        assert_eq!(page(text).len(), 1, "{text}");
    }
}
