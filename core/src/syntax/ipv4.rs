//! IPv4 addresses in dotted decimal form, and what only looks like one.

/// Says whether a text is an IPv4 address.
pub(crate) fn is_address(text: &str) -> bool {
    text.parse::<std::net::Ipv4Addr>().is_ok()
}

/// Says whether somebody probably meant an address: digits and dots only.
pub(crate) fn looks_like(text: &str) -> bool {
    text.contains('.') && text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for text in ["10.0.0.1", "255.255.255.255", "0.0.0.0"] {
            assert!(is_address(text) && looks_like(text), "{text}");
        }
    }

    #[test]
    fn bad() {
        for text in [
            "",
            "10.0.0",
            "10.0.0.256",
            "10.0.0.01",
            "a.b.c.d",
            "::1",
            "10.0.0.1:80",
        ] {
            assert!(!is_address(text), "{text}");
        }
        assert!(looks_like("10.0.0.256") && looks_like("1.10") && !looks_like("10"));
    }
}
