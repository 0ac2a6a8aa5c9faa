//! The inside of a line of Markdown.

/// Text of one kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Span {
    /// As the text around it.
    Plain(String),
    /// Stands letter by letter.
    Code(String),
    /// Stands out.
    Strong(String),
    /// What somebody else says.
    Said(String),
    /// Words, and the file or place that they lead to.
    Link(String, String),
}

/// What stands behind a bracket as a link: its words, where it leads, and the text after it.
fn link(after: &str) -> Option<(&str, &str, &str)> {
    let (words, rest) = after.split_once("](")?;
    let (to, behind) = rest.split_once(')')?;
    let plain = !words.contains(['[', ']', '\\']) && !to.contains(' ');
    plain.then_some((words, to, behind))
}

/// Says whether a sign stands in a text, other than escaped.
fn closes(text: &str, sign: &str) -> bool {
    let escaped = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
    };
    text.match_indices(sign).any(|(at, _)| !escaped(at))
}

/// How text under way stands.
type Face = fn(String) -> Span;

/// What was split off a line so far.
struct Split {
    out: Vec<Span>,
    under_way: String,
    /// The sign that ends this face; none for plain text.
    ends: &'static str,
}

impl Split {
    fn face(&self) -> Face {
        match self.ends {
            "**" => Span::Strong,
            "*" => Span::Said,
            _ => Span::Plain,
        }
    }

    fn flush(&mut self) {
        if !self.under_way.is_empty() {
            let face = self.face();
            self.out.push(face(std::mem::take(&mut self.under_way)));
        }
    }

    fn put(&mut self, span: Span) {
        self.flush();
        self.out.push(span);
    }

    /// Begins or ends a face at a sign, and returns what follows; nothing if the sign is only a sign.
    fn turn<'a>(&mut self, rest: &'a str, sign: &'static str) -> Option<&'a str> {
        let behind = rest.strip_prefix(sign)?;
        let begins =
            self.ends.is_empty() && !behind.starts_with([' ', '*']) && closes(behind, sign);
        if self.ends != sign && !begins {
            return None;
        }
        self.flush();
        self.ends = if begins { sign } else { "" };
        Some(behind)
    }
}

/// Splits a line. A sign without its other half is a sign.
pub(super) fn spans(text: &str) -> Vec<Span> {
    let mut split = Split {
        out: Vec::new(),
        under_way: String::new(),
        ends: "",
    };
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let code = (c == '`').then(|| after.split_once('`')).flatten();
        let linked = (c == '[').then(|| link(after)).flatten();
        if let Some((code, behind)) = code.filter(|(code, _)| !code.is_empty()) {
            split.put(Span::Code(code.to_owned()));
            rest = behind;
        } else if let Some((words, to, behind)) = linked {
            split.put(Span::Link(words.to_owned(), to.to_owned()));
            rest = behind;
        } else if let Some(behind) = split.turn(rest, "**").or_else(|| split.turn(rest, "*")) {
            rest = behind;
        } else {
            let next = after.chars().next();
            let escaped = next.filter(|next| c == '\\' && next.is_ascii_punctuation());
            split.under_way.push(escaped.unwrap_or(c));
            let taken = escaped.map_or(0, char::len_utf8);
            rest = after.get(taken..).unwrap_or_default();
        }
    }
    split.flush();
    split.out
}

/// Splits a row of a table at the bars that are not escaped.
pub(super) fn cells(text: &str) -> Vec<Vec<Span>> {
    let (mut cells, mut escaped) = (vec![String::new()], false);
    let inner = text.trim();
    let inner = inner.strip_prefix('|').unwrap_or(inner);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    for c in inner.chars() {
        if c == '|' && !escaped {
            cells.push(String::new());
        } else if let Some(cell) = cells.last_mut() {
            if c == '|' {
                // The backslash was for the table.
                cell.pop();
            }
            cell.push(c);
        }
        escaped = c == '\\' && !escaped;
    }
    cells.iter().map(|cell| spans(cell.trim())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markdown::plain;

    fn text(text: &str) -> Span {
        Span::Plain(text.into())
    }

    #[test]
    fn a_line_is_split_by_its_signs() {
        let code = |text: &str| Span::Code(text.into());
        let strong = |text: &str| Span::Strong(text.into());
        let said = |text: &str| Span::Said(text.into());
        let link = |words: &str, to: &str| Span::Link(words.into(), to.into());
        for (line, wanted) in [
            ("", vec![]),
            ("plain", vec![text("plain")]),
            ("a `b*c` d", vec![text("a "), code("b*c"), text(" d")]),
            ("**a** b", vec![strong("a"), text(" b")]),
            ("**a `b` c**", vec![strong("a "), code("b"), strong(" c")]),
            (
                "*AADSTS1: x\\*y*: z",
                vec![said("AADSTS1: x*y"), text(": z")],
            ),
            ("*a `b` c*", vec![said("a "), code("b"), said(" c")]),
            (
                "see [A.md](A.md).",
                vec![text("see "), link("A.md", "A.md"), text(".")],
            ),
            ("[a](b/c.md)!", vec![link("a", "b/c.md"), text("!")]),
            (r"\[a\](b)", vec![text("[a](b)")]),
            ("2 * 3 and ` alone [x]", vec![text("2 * 3 and ` alone [x]")]),
            ("2 * 3 * 4", vec![text("2 * 3 * 4")]),
            ("2 ** 3", vec![text("2 ** 3")]),
            ("`a ** b`", vec![code("a ** b")]),
            (r"\<b>\`c\`\*\*d", vec![text("<b>`c`**d")]),
            ("\\<b\\> \\n", vec![text("<b> \\n")]),
            (r"C:\dir", vec![text(r"C:\dir")]),
        ] {
            assert_eq!(spans(line), wanted, "{line}");
        }
    }

    #[test]
    fn what_was_typed_comes_back() {
        for typed in [
            "<script>x</script>",
            "[a](javascript:b) `c` **d**",
            "a | b \\ c",
            "*",
        ] {
            assert_eq!(spans(&plain(typed)), [text(typed)], "{typed}");
        }
    }

    #[test]
    fn rows_are_split_at_bars() {
        for (row, wanted) in [
            ("| a | b |", vec![vec![text("a")], vec![text("b")]]),
            ("|  | x |", vec![vec![], vec![text("x")]]),
            ("|  |  |", vec![vec![], vec![]]),
            (
                r"| a \| b | c |",
                vec![vec![text("a | b")], vec![text("c")]],
            ),
            (r"| `b \| c` |", vec![vec![Span::Code("b | c".into())]]),
            ("| a", vec![vec![text("a")]]),
        ] {
            assert_eq!(cells(row), wanted, "{row}");
        }
    }
}
