//! Names with `*` for whatever stands there.

/// Says whether a text fits a pattern.
pub(crate) fn fits(pattern: &str, text: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else {
        return pattern == text;
    };
    let Some(left) = text.strip_prefix(head) else {
        return false;
    };
    let mut ends = (0..=left.len()).filter(|at| left.is_char_boundary(*at));
    ends.any(|at| left.get(at..).is_some_and(|left| fits(rest, left)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for (pattern, text) in [
            ("a", "a"),
            ("*", ""),
            ("*", "a.b"),
            ("*.c", "a.b.c"),
            ("a.*.c", "a.b.c"),
            ("a*", "a"),
            ("*b*", "abc"),
        ] {
            assert!(fits(pattern, text), "{pattern} {text}");
        }
    }

    #[test]
    fn bad() {
        for (pattern, text) in [
            ("a", "b"),
            ("a", "ab"),
            ("*.c", "a.b"),
            ("a.*.c", "a.c"),
            ("", "ä"),
        ] {
            assert!(!fits(pattern, text), "{pattern} {text}");
        }
    }
}
