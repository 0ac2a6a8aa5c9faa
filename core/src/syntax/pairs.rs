//! Lines of keys and values: `key=value`, or `key: value` as it stands in YAML, with or without quotes.

/// Takes one pair of quotes off.
fn unquoted(text: &str) -> &str {
    let text = text.trim();
    ['"', '\'']
        .into_iter()
        .find_map(|quote| {
            text.strip_prefix(quote)
                .and_then(|rest| rest.strip_suffix(quote))
        })
        .unwrap_or(text)
}

/// Returns where the key ends and the value starts: at `: ` if that comes before any `=`, else at the first `=`.
fn split(line: &str) -> Option<(&str, &str)> {
    let colon = line
        .split_once(": ")
        .or_else(|| line.strip_suffix(':').map(|key| (key, "")));
    match (colon, line.split_once('=')) {
        (Some((key, value)), _) if !key.contains('=') => Some((unquoted(key), unquoted(value))),
        (_, Some((key, value))) => Some((key.trim(), value.trim())),
        _ => None,
    }
}

/// Returns the pair that a line holds; nothing if it has no key.
pub(crate) fn pair(line: &str) -> Option<(String, String)> {
    split(line.trim())
        .filter(|(key, _)| !key.is_empty())
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
}

/// Returns the pairs in the order of the lines, and the lines that hold none. Blank lines are skipped.
pub(crate) fn parse<'a>(
    lines: impl Iterator<Item = &'a str>,
) -> (Vec<(String, String)>, Vec<String>) {
    let mut pairs = Vec::new();
    let mut bad = Vec::new();
    for line in lines {
        match pair(line) {
            Some(found) => pairs.push(found),
            None => bad.push(line.to_owned()),
        }
    }
    (pairs, bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for (line, key, value) in [
            ("team=ml", "team", "ml"),
            ("a=b=c", "a", "b=c"),
            ("a=b: c", "a", "b: c"),
            ("empty=", "empty", ""),
            ("kubernetes.io/os: linux", "kubernetes.io/os", "linux"),
            ("\"a/b\": \"16k\"", "a/b", "16k"),
            ("listen: '[{\"HTTPS\":443}]'", "listen", "[{\"HTTPS\":443}]"),
            ("x/y=[{\"HTTP\": 80}]", "x/y", "[{\"HTTP\": 80}]"),
            (
                "url: https://a.example.com/?x=1",
                "url",
                "https://a.example.com/?x=1",
            ),
            ("  spaced  =  out ", "spaced", "out"),
            ("alone:", "alone", ""),
        ] {
            assert_eq!(
                pair(line),
                Some((key.to_owned(), value.to_owned())),
                "{line}"
            );
        }
    }

    #[test]
    fn bad() {
        for line in ["", "word", "=value", ": value", "a:b"] {
            assert_eq!(pair(line), None, "{line}");
        }
    }

    #[test]
    fn bad_lines_are_kept_apart() {
        let (pairs, bad) = parse(["a=1", "nonsense", "b: 2"].into_iter());
        assert_eq!(pairs, [("a".into(), "1".into()), ("b".into(), "2".into())]);
        assert_eq!(bad, ["nonsense"]);
    }
}
