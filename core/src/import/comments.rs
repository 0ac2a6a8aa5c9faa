//! Comments of somebody's values: an import takes values, so they would be lost. Each is named with its line.

use crate::syntax::secret_like;

/// What stands for a comment that looks as if it held a secret.
const HIDDEN: &str = "(it looks as if it held a secret)";
/// The most that are named.
const MOST: usize = 200;
/// The longest text of one that is repeated.
const LONG: usize = 200;

/// Returns the comments of a text with their lines, from 1.
pub(super) fn comments(text: &str) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    // The indentation of the line whose block of text goes on below it.
    let mut block: Option<usize> = None;
    for (number, line) in text.lines().enumerate() {
        let indent = line.len() - line.trim_start_matches(' ').len();
        if let Some(outer) = block {
            if line.trim().is_empty() || indent > outer {
                continue;
            }
            block = None;
        }
        let (code, comment) = split(line);
        if let Some(comment) = comment
            && !comment.is_empty()
            && out.len() < MOST
        {
            let said = if holds_a_secret(comment) {
                HIDDEN.to_owned()
            } else {
                comment.chars().take(LONG).collect()
            };
            out.push((number + 1, said));
        }
        let end = code.trim_end().rsplit(' ').next().unwrap_or_default();
        if begins_block(end) {
            block = Some(indent);
        }
    }
    out
}

/// Says whether a comment looks as if it held a secret: in itself, or as the value of a key that was put aside.
fn holds_a_secret(comment: &str) -> bool {
    let aside = comment
        .split_once(':')
        .is_some_and(|(key, value)| secret_like::is_name(key.trim()) && !value.trim().is_empty());
    aside || secret_like::find(comment).is_some()
}

/// Says whether a word begins a block of text, e.g. `|` or `>-`.
fn begins_block(word: &str) -> bool {
    word.starts_with(['|', '>'])
        && word
            .bytes()
            .skip(1)
            .all(|b| matches!(b, b'+' | b'-' | b'0'..=b'9'))
}

/// Returns what stands before a comment, and the comment.
fn split(line: &str) -> (&str, Option<&str>) {
    let mut quote = None;
    let mut before = ' ';
    let mut escaped = false;
    for (at, c) in line.char_indices() {
        match quote {
            Some('"') if escaped => escaped = false,
            Some('"') if c == '\\' => escaped = true,
            Some(open) if open == c => quote = None,
            None if c == '#' && before.is_whitespace() => {
                let comment = line.get(at..).unwrap_or_default();
                let comment = comment.trim_start_matches('#').trim();
                return (line.get(..at).unwrap_or_default(), Some(comment));
            }
            // A quote begins a text only where a value may begin.
            None if matches!(c, '"' | '\'')
                && (before.is_whitespace() || "[{,:-".contains(before) || before == c) =>
            {
                quote = Some(c);
            }
            _ => {}
        }
        before = c;
    }
    (line, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_have_lines_and_text_is_none() {
        let text = "# top\na: 1 # one\nb: \"x # y\"\nc: 'it''s # no'\nd: a#b\ne: |\n  # text\n  more\nf: 2 #two\n#\ng: it's # end\n";
        let expected = [(1, "top"), (2, "one"), (9, "two"), (11, "end")];
        let found = comments(text);
        let found: Vec<_> = found
            .iter()
            .map(|(line, text)| (*line, text.as_str()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_comment_with_a_secret_is_not_repeated() {
        for text in [
            "a: 1 # postgres://osmo:hunter2@db/osmo\n",
            "# password: hunter2\n",
        ] {
            assert_eq!(comments(text), [(1, HIDDEN.to_owned())], "{text}");
        }
    }

    #[test]
    fn only_so_many() {
        assert_eq!(comments(&"# a\n".repeat(1000)).len(), MOST);
    }
}
