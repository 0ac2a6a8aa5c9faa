//! Placeholders such as `<your-domain>`, as the guide writes them. Helm takes them silently.

/// Returns the first placeholder in a text.
pub(crate) fn first(text: &str) -> Option<&str> {
    text.match_indices('<').find_map(|(at, _)| {
        let rest = text.get(at..)?;
        // A placeholder holds no other bracket, so that every character is looked at twice at most.
        let inside = rest.get(1..)?;
        let inner = inside.get(..inside.find(['<', '>'])?)?;
        let end = inner.len() + 1;
        rest.get(end..)?.strip_prefix('>')?;
        let letter = |c: char| c.is_ascii_alphabetic() || !c.is_ascii();
        let plain =
            |c: char| letter(c) || matches!(c, ' ' | '0'..='9' | '-' | '_' | '.' | '/' | '*');
        let word = inner.len() <= 64 && inner.starts_with(letter) && inner.chars().all(plain);
        word.then(|| rest.get(..=end)).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for text in [
            "",
            "osmo",
            "<<: *base",
            "a < b",
            "<>",
            "1 < 2 > 1",
            "<1>",
            "->",
            "<a",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn bad() {
        for (text, found) in [
            ("<your-domain>", "<your-domain>"),
            ("https://x/<tenant-id>/v2.0", "<tenant-id>"),
            ("a < <version>", "<version>"),
        ] {
            assert_eq!(first(text), Some(found), "{text}");
        }
    }
}
