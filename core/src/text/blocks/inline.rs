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
}

/// Words of a link, and what stands behind it. Where it leads is left out: a page that travels alone has no neighbours.
fn link(after: &str) -> Option<(&str, &str)> {
    let (words, rest) = after.split_once("](")?;
    let (to, behind) = rest.split_once(')')?;
    let plain = !words.contains(['[', ']', '\\']) && !to.contains(' ');
    plain.then_some((words, behind))
}

/// Splits a line. A sign without its other half is a sign.
pub(super) fn spans(text: &str) -> Vec<Span> {
    let (mut out, mut plain, mut rest) = (Vec::new(), String::new(), text);
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let (found, behind) = match c {
            '`' => pair(after, "`", |text| Span::Code(text.to_owned())),
            '*' => match after.strip_prefix('*') {
                Some(inner) => pair(inner, "**", |text| Span::Strong(unescaped(text))),
                None => pair(after, "*", |text| Span::Said(unescaped(text))),
            },
            '[' => match link(after) {
                Some((words, behind)) => (Some(Span::Plain(words.to_owned())), behind),
                None => (None, after),
            },
            '\\' => match after.chars().next().filter(char::is_ascii_punctuation) {
                Some(sign) => (
                    Some(Span::Plain(sign.to_string())),
                    after.get(sign.len_utf8()..).unwrap_or_default(),
                ),
                None => (None, after),
            },
            _ => (None, after),
        };
        match found {
            Some(Span::Plain(words)) => plain.push_str(&words),
            Some(other) => {
                flush(&mut plain, &mut out);
                out.push(other);
            }
            None => plain.push(c),
        }
        rest = behind;
    }
    flush(&mut plain, &mut out);
    out
}

fn flush(plain: &mut String, out: &mut Vec<Span>) {
    if !plain.is_empty() {
        out.push(Span::Plain(std::mem::take(plain)));
    }
}

/// What stands between here and the closing sign, an escaped one passed over, and what follows.
fn pair<'a>(after: &'a str, sign: &str, make: fn(&str) -> Span) -> (Option<Span>, &'a str) {
    let mut from = 0;
    while let Some(at) = after.get(from..).and_then(|rest| rest.find(sign)) {
        let at = from + at;
        let inner = after.get(..at).unwrap_or_default();
        let behind = after.get(at + sign.len()..).unwrap_or_default();
        if sign == "`" || !inner.ends_with('\\') {
            return if inner.is_empty() {
                (None, after)
            } else {
                (Some(make(inner)), behind)
            };
        }
        from = at + sign.len();
    }
    (None, after)
}

fn unescaped(text: &str) -> String {
    let (mut out, mut escaped) = (String::with_capacity(text.len()), false);
    for c in text.chars() {
        let was = escaped;
        escaped = c == '\\' && !was;
        if !escaped {
            if was && !c.is_ascii_punctuation() {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

/// Splits a row of a table at the bars that are not escaped.
pub(super) fn cells(text: &str) -> Vec<Vec<Span>> {
    let (mut cells, mut cell, mut escaped) = (Vec::new(), String::new(), false);
    let inner = text.trim();
    let inner = inner.strip_prefix('|').unwrap_or(inner);
    for c in inner.chars() {
        if c == '|' && !escaped {
            cells.push(std::mem::take(&mut cell));
        } else {
            if c == '|' {
                cell.pop();
            }
            cell.push(c);
        }
        escaped = c == '\\' && !escaped;
    }
    if !cell.trim().is_empty() {
        cells.push(cell);
    }
    cells.iter().map(|cell| spans(cell.trim())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markdown::plain;

    #[test]
    fn each_kind() {
        let text = |text: &str| Span::Plain(text.to_owned());
        for (line, wanted) in [
            (
                "a `b*c` d",
                vec![text("a "), Span::Code("b*c".into()), text(" d")],
            ),
            ("**a** b", vec![Span::Strong("a".into()), text(" b")]),
            (
                "*AADSTS1: x\\*y*: z",
                vec![Span::Said("AADSTS1: x*y".into()), text(": z")],
            ),
            ("see [A.md](A.md).", vec![text("see A.md.")]),
            ("2 * 3 and ` alone [x]", vec![text("2 * 3 and ` alone [x]")]),
            ("\\<b\\> \\n", vec![text("<b> \\n")]),
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
            assert_eq!(
                spans(&plain(typed)),
                [Span::Plain(typed.to_owned())],
                "{typed}"
            );
        }
    }

    #[test]
    fn bars_inside_cells() {
        assert_eq!(cells("| a | `b \\| c` |").len(), 2);
        assert_eq!(cells("| a | `b \\| c` |")[1], [Span::Code("b | c".into())]);
        assert_eq!(cells("|  | x |").len(), 2);
    }
}
