//! Paths that go into a Lua string of Envoy's configuration (N13): a slash, then letters, digits and `_ / . -` only.

/// Says whether a text is such a path.
pub(crate) fn is_plain(text: &str) -> bool {
    text.starts_with('/')
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'/' | b'.' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for text in ["/", "/api/version", "/client/version", "/a_b-c.d/"] {
            assert!(is_plain(text), "{text}");
        }
    }

    #[test]
    fn bad() {
        for text in [
            "",
            "api",
            "/a b",
            "/a'",
            "/api/version') or true) then skip = true end --",
            "/a%20",
            "/a?b",
            "/ä",
            "/a\\",
        ] {
            assert!(!is_plain(text), "{text}");
        }
    }
}
