//! Client ids, which are audiences too. The charts write them into YAML without quotes (N13); an id of digits alone can be
//! written with quotes inside its quotes (D55), other texts that YAML reads differently cannot.

use super::yaml11;

/// Says whether a text has the form of a client id.
pub(crate) fn is_client_id(text: &str) -> bool {
    let bytes = text.as_bytes();
    text.len() <= 255
        && bytes.first().is_some_and(u8::is_ascii_alphanumeric)
        && bytes
            .iter()
            .all(|b| b.is_ascii_alphanumeric() || b"._:@/-".contains(b))
        && (bytes.iter().all(u8::is_ascii_digit) || !yaml11::changes_type(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for text in [
            "osmo-browser-flow",
            "0oa1b2c3d4",
            "304512345678901234",
            "304512345678901234@osmo",
            "api://osmo",
            "12345678-1234-1234-1234-123456789abc",
        ] {
            assert!(is_client_id(text), "{text}");
        }
    }

    #[test]
    fn bad() {
        for text in [
            "",
            "-a",
            "a b",
            "a\"",
            "yes",
            "123e4567",
            "0x1F",
            "1:30",
            "a:",
            "a #b",
            "<client-id>",
            &"a".repeat(256),
        ] {
            assert!(!is_client_id(text), "{text}");
        }
    }
}
