//! Names in PostgreSQL: at most 63 characters. A database name is used in SQL without quotes, where capitals fold to
//! small letters (D20); a user name only ever travels as a connection parameter.

/// Says whether a text is a plain lower-case identifier.
pub(crate) fn is_plain(text: &str) -> bool {
    let letter = |b: u8| b.is_ascii_lowercase() || b == b'_';
    let bytes = text.as_bytes();
    text.len() <= 63
        && bytes.first().copied().is_some_and(letter)
        && bytes.iter().all(|b| letter(*b) || b.is_ascii_digit())
}

/// Says whether a text can be a user name; clouds use `name@server` and names with dots and hyphens.
pub(crate) fn is_user(text: &str) -> bool {
    let word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    let bytes = text.as_bytes();
    text.len() <= 63
        && bytes.first().copied().is_some_and(word)
        && bytes
            .iter()
            .all(|b| word(*b) || matches!(b, b'@' | b'.' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for text in ["osmo", "_osmo", "osmo_db_2", &"a".repeat(63)] {
            assert!(is_plain(text), "{text}");
        }
        for text in ["postgres", "osmo@server", "Osmo.App-1"] {
            assert!(is_user(text), "{text}");
        }
    }

    #[test]
    fn bad() {
        for text in [
            "",
            "Osmo",
            "2osmo",
            "osmo-db",
            "osmo db",
            "osmo;",
            "osmö",
            &"a".repeat(64),
        ] {
            assert!(!is_plain(text), "{text}");
        }
        for text in [
            "",
            "@osmo",
            "-osmo",
            "os mo",
            "osmo'",
            "osmo:x",
            &"a".repeat(64),
        ] {
            assert!(!is_user(text), "{text}");
        }
    }
}
