//! GUIDs in the form that consoles show: 8-4-4-4-12 hexadecimal digits.

/// Says whether a text is a GUID.
pub(crate) fn is_guid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12]) && text.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
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
