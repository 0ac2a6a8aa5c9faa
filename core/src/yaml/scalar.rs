//! Scalars as every parser of the chain reads them: strings always in double quotes (F-yaml-quoting).

use std::fmt::Write as _;

/// Characters that stand for themselves in a double-quoted scalar for all parsers.
fn is_plain(c: char) -> bool {
    let safe = matches!(
        c,
        ' '..='~'
            // C1 controls, the no-break space and everything that formats without being seen are escaped.
            | '\u{a1}'..='\u{ac}'
            | '\u{ae}'..='\u{61b}'
            | '\u{61d}'..='\u{1fff}'
            | '\u{2010}'..='\u{2027}'
            | '\u{2030}'..='\u{205f}'
            | '\u{2070}'..='\u{d7ff}'
            | '\u{e000}'..='\u{fefe}'
            | '\u{ff00}'..='\u{fffd}'
            | '\u{10000}'..='\u{dffff}'
    );
    safe && c != '"' && c != '\\'
}

/// Returns text as a double-quoted YAML scalar.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_plain(c) => out.push(c),
            c if u32::from(c) <= 0xffff => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => {
                let _ = write!(out, "\\U{:08X}", u32::from(c));
            }
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
        assert_eq!(quoted("a \"b\" \\ c"), r#""a \"b\" \\ c""#);
        assert_eq!(quoted("x\ny\tz\r"), r#""x\ny\tz\r""#);
        assert_eq!(
            quoted("\u{1b}\u{85}\u{a0}\u{2028}\u{202e}\u{feff}\u{200b}"),
            r#""\u001B\u0085\u00A0\u2028\u202E\uFEFF\u200B""#
        );
        assert_eq!(quoted("ü 漢 😀 /"), "\"ü 漢 😀 /\"");
        assert_eq!(quoted("\u{e0041}"), r#""\U000E0041""#);
    }

    #[test]
    fn serde_yaml_reads_it_back() {
        for text in [
            "",
            "yes",
            "0755",
            "\u{0}\u{7f}\u{9f}\u{ad}",
            "a: b #c",
            "\u{fffe}",
            "\u{10ffff}",
        ] {
            assert_eq!(serde_yaml::from_str::<String>(&quoted(text)).unwrap(), text);
        }
    }
}
