//! Strings of the two formats besides YAML: JSON (RFC 8259 section 7) and TOML basic strings (TOML 1.0). Their escapes
//! agree for everything that either must escape, so one function serves both.

use std::fmt::Write as _;

/// Returns text as a JSON string, which is a TOML basic string too.
pub(crate) fn json_or_toml(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes() {
        assert_eq!(
            json_or_toml("a\"b\\c\n\u{7f}ü"),
            r#""a\"b\\c\u000a\u007fü""#
        );
    }
}
