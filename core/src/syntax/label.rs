//! Label keys and values, and annotation keys (Kubernetes, "Labels and Selectors": an optional DNS prefix with a slash,
//! then a name of at most 63 characters that starts and ends with a letter or digit).

use super::dns_label;

fn is_name(text: &str) -> bool {
    let edge = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = text.as_bytes();
    text.len() <= 63
        && edge(bytes.first())
        && edge(bytes.last())
        && bytes
            .iter()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
}

/// Says whether a text is a label key; annotation keys have the same form.
pub(crate) fn is_key(text: &str) -> bool {
    text.split_once('/').map_or_else(
        || is_name(text),
        |(prefix, name)| dns_label::is_subdomain(prefix) && is_name(name),
    )
}

/// Says whether a text is a label value; it may be empty.
pub(crate) fn is_value(text: &str) -> bool {
    text.is_empty() || is_name(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for key in ["app", "kubernetes.io/os", "example.com/Some_Key.1", "a"] {
            assert!(is_key(key), "{key}");
        }
        for value in ["", "linux", "v1.2_3", "A"] {
            assert!(is_value(value), "{value}");
        }
    }

    #[test]
    fn bad() {
        for key in [
            "",
            "/a",
            "a/",
            "a/b/c",
            "-a",
            "a b",
            "UPPER.example/x",
            "é",
            &"a".repeat(64),
        ] {
            assert!(!is_key(key), "{key}");
        }
        for value in ["a b", "-", "a/b", "a:", &"a".repeat(64)] {
            assert!(!is_value(value), "{value}");
        }
    }
}
