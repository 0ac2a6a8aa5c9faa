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
    // The quote of a text that goes on in the next line.
    let mut quote: Option<char> = None;
    for (number, line) in text.lines().enumerate() {
        let indent = line.len() - line.trim_start_matches(' ').len();
        if let Some(outer) = block.filter(|_| quote.is_none()) {
            if line.trim().is_empty() || indent > outer {
                continue;
            }
            block = None;
        }
        let (code, comment) = split(line, &mut quote);
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

/// Says whether a comment looks as if it held a secret: in itself, as the value of a key or variable, or in a command.
fn holds_a_secret(comment: &str) -> bool {
    let named = comment.match_indices([':', '=']).any(|(at, sign)| {
        let (before, after) = comment.split_at_checked(at).unwrap_or((comment, ""));
        let word = before
            .trim_end()
            .rsplit([' ', '\t', ',', '{', '?', '&', ':', '=']);
        let word = word.take(1).map(|word| word.trim_matches(['"', '\'']));
        let value = after.strip_prefix(sign).unwrap_or_default();
        !value.trim().is_empty() && word.into_iter().any(secret_like::is_name)
    });
    named || secret_like::find(comment).is_some() || is_login(comment)
}

/// Says whether a comment is a command that logs in: `curl -u user:password`, `redis-cli -a password`.
fn is_login(comment: &str) -> bool {
    let words: Vec<&str> = comment.split_whitespace().collect();
    let has = |name: &str| {
        words
            .iter()
            .any(|word| word.rsplit('/').next() == Some(name))
    };
    let logs_in = has("login") || has("mysql");
    words.windows(2).any(|pair| match pair {
        ["-u" | "--user", next] => next
            .split_once(':')
            .is_some_and(|(_, word)| !word.is_empty()),
        ["-a", _] => has("redis-cli"),
        ["-p", _] => logs_in,
        _ => false,
    })
}

/// Says whether a word begins a block of text, e.g. `|` or `>-`.
fn begins_block(word: &str) -> bool {
    word.starts_with(['|', '>'])
        && word
            .bytes()
            .skip(1)
            .all(|b| matches!(b, b'+' | b'-' | b'0'..=b'9'))
}

/// Returns what stands before a comment, and the comment. A quote that is open at the end is still open in the next line.
fn split<'a>(line: &'a str, quote: &mut Option<char>) -> (&'a str, Option<&'a str>) {
    let mut before = ' ';
    let mut escaped = false;
    for (at, c) in line.char_indices() {
        match *quote {
            Some('"') if escaped => escaped = false,
            Some('"') if c == '\\' => escaped = true,
            Some(open) if open == c => *quote = None,
            None if c == '#' && before.is_whitespace() => {
                let comment = line.get(at..).unwrap_or_default();
                let comment = comment.trim_start_matches('#').trim();
                return (line.get(..at).unwrap_or_default(), Some(comment));
            }
            // A quote begins a text only where a value may begin.
            None if matches!(c, '"' | '\'')
                && (before.is_whitespace() || "[{,:-".contains(before) || before == c) =>
            {
                *quote = Some(c);
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
            "# DB_PASSWORD=hunter2\n",
            "# export PGPASSWORD=hunter2\n",
            "# clientSecret=hunter2\n",
            "# old: {user: a, password: hunter2}\n",
            "# helm install --set services.postgres.password=hunter2\n",
            "# curl -u admin:hunter2 https://a\n",
            "# redis-cli -a hunter2 -h redis\n",
            "# docker login nvcr.io -p hunter2\n",
        ] {
            assert_eq!(comments(text), [(1, HIDDEN.to_owned())], "{text}");
        }
    }

    #[test]
    fn a_harmless_comment_is_repeated() {
        for said in [
            "token_endpoint: see the provider",
            "ask Ann: the password is in the safe",
            "password:",
            "mkdir -p /data",
            "curl -u admin https://a",
            "secretName: osmo",
        ] {
            let found = comments(&format!("# {said}\n"));
            assert_eq!(found, [(1, said.to_owned())]);
        }
    }

    #[test]
    fn a_text_over_several_lines_is_no_comment() {
        let text = "a: \"x\n  # hunter2\n  y\" # end\nb: 'x\n  # it''s hunter2\n  '\nc: 1 # c\n";
        let found = comments(text);
        assert_eq!(found, [(3, "end".to_owned()), (7, "c".to_owned())]);
    }

    #[test]
    fn only_so_many() {
        assert_eq!(comments(&"# a\n".repeat(1000)).len(), MOST);
    }
}
