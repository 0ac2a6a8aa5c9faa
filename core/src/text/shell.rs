//! The one place where values enter shell text.

/// Returns a value as one word of a POSIX shell, in single quotes unless it is harmless as it is.
///
/// POSIX.1-2017, Shell Command Language 2.2.2: within single quotes everything but the single quote stands for itself.
pub(crate) fn word(value: &str) -> String {
    let harmless = |b: u8| b.is_ascii_alphanumeric() || b"_-./:@=,+".contains(&b);
    if !value.is_empty() && !value.starts_with('-') && value.bytes().all(harmless) {
        return value.to_owned();
    }
    format!("'{}'", value.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        assert_eq!(word("osmo.example.com"), "osmo.example.com");
        assert_eq!(word("$oauthtoken"), "'$oauthtoken'");
        assert_eq!(word("a'b"), r"'a'\''b'");
        assert_eq!(word(""), "''");
        assert_eq!(word("-n"), "'-n'");
        assert_eq!(word("$(touch x)\n"), "'$(touch x)\n'");
    }
}
