//! Names of token claims. Envoy reads a dot as nesting, and the charts write the name into YAML without quotes (N13).

use super::yaml11;

/// Says whether a text is a claim that Envoy can look up.
pub(crate) fn is_claim(text: &str) -> bool {
    let letter = |b: u8| b.is_ascii_alphabetic() || b == b'_';
    let bytes = text.as_bytes();
    text.len() <= 64
        && bytes.first().copied().is_some_and(letter)
        && bytes
            .iter()
            .all(|b| letter(*b) || b.is_ascii_digit() || matches!(b, b':' | b'-'))
        && !yaml11::changes_type(text)
}

/// Says whether a claim is a list of names in the tokens of every provider that has it: Envoy makes no header of one (F-claim-dots).
pub(crate) fn is_list(name: &str) -> bool {
    const LISTS: [&str; 4] = ["roles", "groups", "cognito:groups", "groups_direct"];
    LISTS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for text in [
            "preferred_username",
            "email",
            "sub",
            "cognito:username",
            "oid",
        ] {
            assert!(is_claim(text), "{text}");
        }
    }

    #[test]
    fn bad() {
        for text in [
            "",
            "on",
            "y",
            "null",
            "a.b",
            "https://x/name",
            "a b",
            "a:",
            "1a",
            &"a".repeat(65),
        ] {
            assert!(!is_claim(text), "{text}");
        }
    }
}
