//! Splits a line of our own YAML, shell or Markdown into parts that a page can colour.

/// What a part of a line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Token {
    /// Indentation, punctuation and anything else.
    Plain,
    /// A key of a mapping.
    Key,
    /// A quoted string.
    Text,
    /// A number or a truth value.
    Number,
    /// A comment.
    Comment,
}

fn value(part: &str) -> Token {
    match part.trim() {
        "true" | "false" | "null" => Token::Number,
        t if t.starts_with('"') => Token::Text,
        t if !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit()) => Token::Number,
        _ => Token::Plain,
    }
}

/// Splits one line of a YAML file. The parts, put together, are the line again.
pub fn tokens(line: &str) -> Vec<(Token, &str)> {
    let indent = line.len() - line.trim_start_matches([' ', '-']).len();
    let (lead, rest) = line.split_at(indent);
    let mut parts = vec![(Token::Plain, lead)];
    if rest.starts_with('#') {
        parts.push((Token::Comment, rest));
    } else if let Some(colon) = key_end(rest) {
        let (key, after) = rest.split_at(colon);
        let (mark, tail) = after.split_at(1);
        parts.extend([(Token::Key, key), (Token::Plain, mark), (value(tail), tail)]);
    } else {
        parts.push((value(rest), rest));
    }
    parts.retain(|(_, text)| !text.is_empty());
    parts
}

/// Returns where the key ends: the first colon outside quotes that ends the line or has a space behind it.
fn key_end(text: &str) -> Option<usize> {
    let mut quoted = false;
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b':' if !quoted && matches!(bytes.get(at + 1), None | Some(b' ')) => return Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_line() {
        use Token::{Comment, Key, Number, Plain, Text};
        assert_eq!(
            tokens("  host: \"a: b\""),
            [
                (Plain, "  "),
                (Key, "host"),
                (Plain, ":"),
                (Text, " \"a: b\"")
            ]
        );
        assert_eq!(
            tokens("- port: 80"),
            [(Plain, "- "), (Key, "port"), (Plain, ":"), (Number, " 80")]
        );
        assert_eq!(tokens("    # why"), [(Plain, "    "), (Comment, "# why")]);
        assert_eq!(tokens("- \"/api\""), [(Plain, "- "), (Text, "\"/api\"")]);
    }
}
