//! Names of Kubernetes objects: a label of at most 63 characters (RFC 1123), or labels with dots, at most 253.

/// Says whether a text is one lower-case DNS label.
pub(crate) fn is_label(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let bytes = text.as_bytes();
    text.len() <= 63
        && bytes.first().copied().is_some_and(plain)
        && bytes.last().copied().is_some_and(plain)
        && bytes.iter().all(|b| plain(*b) || *b == b'-')
}

/// Says whether a text is a lower-case DNS subdomain: labels with dots between them.
pub(crate) fn is_subdomain(text: &str) -> bool {
    text.len() <= 253 && text.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for text in ["osmo", "a", "osmo-2", "0a", &"a".repeat(63)] {
            assert!(is_label(text), "{text}");
        }
        for text in ["osmo", "webapprouting.kubernetes.azure.com", "a.b-c.d"] {
            assert!(is_subdomain(text), "{text}");
        }
    }

    #[test]
    fn bad() {
        for text in ["", "-a", "a-", "A", "a_b", "a.b", "ö", &"a".repeat(64)] {
            assert!(!is_label(text), "{text}");
        }
        for text in ["", ".", "a..b", "a.", ".a", "a.-b", &["a"; 130].join(".")] {
            assert!(!is_subdomain(text), "{text}");
        }
    }
}
