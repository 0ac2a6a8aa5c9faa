//! Words that are one slip of the finger apart: another capital, one letter more, less or changed, two letters swapped.

use std::cmp::Ordering;

/// Returns what is left of both from where they first differ, capitals aside.
fn differing<'a>(a: &'a [u8], b: &'a [u8]) -> (&'a [u8], &'a [u8]) {
    let same = a
        .iter()
        .zip(b)
        .take_while(|(x, y)| x.eq_ignore_ascii_case(y))
        .count();
    (
        a.get(same..).unwrap_or_default(),
        b.get(same..).unwrap_or_default(),
    )
}

/// Says whether two different words are one slip apart. Nothing is copied: long lists are compared with long lists.
pub(crate) fn is_near(a: &str, b: &str) -> bool {
    if a == b || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let (a, b) = differing(a.as_bytes(), b.as_bytes());
    match (a, b) {
        ([], []) => true,
        ([x1, x2, a_rest @ ..], [y1, y2, b_rest @ ..])
            if x1.eq_ignore_ascii_case(y2) && x2.eq_ignore_ascii_case(y1) =>
        {
            a_rest.eq_ignore_ascii_case(b_rest) || one_slip(a, b)
        }
        _ => one_slip(a, b),
    }
}

fn after(text: &[u8]) -> &[u8] {
    text.get(1..).unwrap_or_default()
}

/// Says whether one letter at the start is changed, or stands in one of them only.
fn one_slip(a: &[u8], b: &[u8]) -> bool {
    match a.len().cmp(&b.len()) {
        Ordering::Equal => after(a).eq_ignore_ascii_case(after(b)),
        Ordering::Greater => after(a).eq_ignore_ascii_case(b),
        Ordering::Less => after(b).eq_ignore_ascii_case(a),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for (a, b) in [
            ("hostname", "hostName"),
            ("hostname", "hostnam"),
            ("replicas", "replica"),
            ("port", "prot"),
            ("db", "dv"),
        ] {
            assert!(is_near(a, b) && is_near(b, a), "{a} {b}");
        }
    }

    #[test]
    fn bad() {
        for (a, b) in [
            ("same", "same"),
            ("host", "hostname"),
            ("abc", "xyz"),
            ("abcd", "dcba"),
            ("", "ab"),
        ] {
            assert!(!is_near(a, b), "{a} {b}");
        }
    }
}
