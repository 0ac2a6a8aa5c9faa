//! The inside of a line of Markdown: commands between backticks, words between double asterisks, escaped signs.

/// How a piece of text looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Face {
    /// As the text around it.
    Plain,
    /// Stands as it is.
    Code,
    /// Stands out.
    Strong,
}

/// Text of one face.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Piece {
    /// How it looks.
    pub(crate) face: Face,
    /// The text.
    pub(crate) text: String,
}

impl Piece {
    pub(super) fn new(face: Face, text: impl Into<String>) -> Self {
        Self {
            face,
            text: text.into(),
        }
    }
}

/// Returns what stands behind a bracket as a link: its words, where it leads, and the text after it.
fn link(after: &str) -> Option<(&str, &str, &str)> {
    let (words, rest) = after.split_once("](")?;
    let (to, behind) = rest.split_once(')')?;
    let plain = !words.contains(['[', ']', '\\']) && !to.contains(' ');
    plain.then_some((words, to, behind))
}

/// Splits a line into pieces. Links are shown as words: they lead from file to file, on the disk. A sign without its other half is a sign.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut under_way = String::new();
    let mut face = Face::Plain;
    let mut rest = text;
    let mut flush = |under_way: &mut String, face: Face| {
        if !under_way.is_empty() {
            out.push(Piece::new(face, std::mem::take(under_way)));
        }
    };
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let code = (c == '`').then(|| after.split_once('`')).flatten();
        let strong = rest.strip_prefix("**");
        let linked = (c == '[').then(|| link(after)).flatten();
        if let Some((words, to, behind)) = linked {
            under_way.push_str(words);
            if to != words {
                under_way.extend([" (", to, ")"]);
            }
            rest = behind;
        } else if let Some((code, behind)) = code {
            flush(&mut under_way, face);
            under_way.push_str(code);
            flush(&mut under_way, Face::Code);
            rest = behind;
        } else if let Some(behind) =
            strong.filter(|behind| face == Face::Strong || behind.contains("**"))
        {
            flush(&mut under_way, face);
            face = if face == Face::Strong {
                Face::Plain
            } else {
                Face::Strong
            };
            rest = behind;
        } else {
            let escaped = after
                .chars()
                .next()
                .filter(|next| c == '\\' && next.is_ascii_punctuation());
            under_way.push(escaped.unwrap_or(c));
            rest = &after[escaped.map_or(0, char::len_utf8)..];
        }
    }
    flush(&mut under_way, face);
    out
}

/// Splits a row of a table at the bars that are not escaped.
pub(super) fn cells(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut escaped = false;
    let inner = text.trim().trim_start_matches('|');
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    for c in inner.chars() {
        if c == '|' && !escaped {
            out.push(String::new());
        } else if let Some(cell) = out.last_mut() {
            if c == '|' {
                // The backslash was for the table.
                cell.pop();
            }
            cell.push(c);
        }
        escaped = c == '\\' && !escaped;
    }
    out.iter().map(|cell| cell.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<(Face, String)> {
        let piece = |piece: Piece| (piece.face, piece.text);
        pieces(text).into_iter().map(piece).collect()
    }

    #[test]
    fn a_line_is_split_by_its_signs() {
        use Face::{Code, Plain, Strong};
        for (text, expected) in [
            ("", vec![]),
            ("plain", vec![(Plain, "plain")]),
            (
                "run `./install.sh` now",
                vec![(Plain, "run "), (Code, "./install.sh"), (Plain, " now")],
            ),
            (
                "**Keep it.** Why",
                vec![(Strong, "Keep it."), (Plain, " Why")],
            ),
            ("see [A.md](A.md)", vec![(Plain, "see A.md")]),
            ("[a](b/c.md)!", vec![(Plain, "a (b/c.md)!")]),
            (r"\[a\](b)", vec![(Plain, "[a](b)")]),
            ("a ` b", vec![(Plain, "a ` b")]),
            ("2 ** 3", vec![(Plain, "2 ** 3")]),
            ("`a ** b`", vec![(Code, "a ** b")]),
            (r"\<b>\`c\`\*\*d", vec![(Plain, "<b>`c`**d")]),
            (r"C:\dir", vec![(Plain, r"C:\dir")]),
            (
                "**a `b` c**",
                vec![(Strong, "a "), (Code, "b"), (Strong, " c")],
            ),
        ] {
            let expected: Vec<(Face, String)> = expected
                .into_iter()
                .map(|(face, text)| (face, text.to_owned()))
                .collect();
            assert_eq!(said(text), expected, "{text}");
        }
    }

    #[test]
    fn rows_are_split_at_bars() {
        for (text, expected) in [
            ("| a | b |", vec!["a", "b"]),
            ("|  |  |", vec!["", ""]),
            (r"| a \| b | c |", vec!["a | b", "c"]),
            ("| a", vec!["a"]),
        ] {
            assert_eq!(cells(text), expected, "{text}");
        }
    }
}
