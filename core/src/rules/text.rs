//! How findings name values: in quotes, short, and with nothing hidden in them.

use crate::syntax::hidden;

const LONGEST: usize = 80;

/// Returns a value in double quotes, cut to a readable length, with hidden characters written out.
pub(crate) fn quoted(value: &str) -> String {
    let mut out = String::from("\"");
    for (at, c) in value.chars().enumerate() {
        if at == LONGEST {
            out.push('…');
            break;
        }
        match hidden::kind(c) {
            Some(_) => out.push_str(&code_point(c)),
            None => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Returns the name that Unicode gives a character, e.g. `U+200B`.
pub(crate) fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_shown_whole_unless_long_or_hidden() {
        assert_eq!(quoted("osmo"), "\"osmo\"");
        assert_eq!(quoted("a\u{202e}b\n"), "\"aU+202EbU+000A\"");
        assert_eq!(quoted(&"x".repeat(200)).chars().count(), LONGEST + 3);
    }
}
