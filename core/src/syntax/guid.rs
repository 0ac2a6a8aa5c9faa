//! GUIDs in the form that consoles show: 8-4-4-4-12 hexadecimal digits.

/// Says whether a text is a GUID.
pub(crate) fn is_guid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12]) && text.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
}

/// Takes a GUID as consoles and files show it: in capitals, in braces, with spaces around, in an address.
pub(crate) fn bare(text: &str) -> String {
    let text = text.trim();
    let in_address = text
        .contains("://")
        .then(|| text.split('/').find(|part| is_guid(part)));
    let text = in_address.flatten().unwrap_or(text);
    let inner = text
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'));
    inner.unwrap_or(text).trim().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for text in [
            "12345678-1234-1234-1234-123456789abc",
            "9188040D-6C67-4C5B-B112-36A304B66DAD",
        ] {
            assert!(is_guid(text), "{text}");
        }
    }

    #[test]
    fn braces_and_capitals_are_taken_off() {
        let guid = "9188040d-6c67-4c5b-b112-36a304b66dad";
        for text in [
            guid,
            " {9188040D-6C67-4C5B-B112-36A304B66DAD} ",
            "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0",
        ] {
            assert_eq!(bare(text), guid);
        }
        for text in ["{half", "https://login.microsoftonline.com/common"] {
            assert_eq!(bare(text), text);
        }
    }

    #[test]
    fn bad() {
        for text in [
            "",
            "common",
            "12345678-1234-1234-1234-123456789ab",
            "12345678123412341234123456789abc",
            "g2345678-1234-1234-1234-123456789abc",
        ] {
            assert!(!is_guid(text), "{text}");
        }
    }
}
