//! Versions of three numbers, with or without `v` in front and a suffix behind (`v7.14.2-alpine`).

use super::number;

/// Returns the three numbers.
pub(crate) fn numbers(text: &str) -> Option<[u64; 3]> {
    let plain = text.strip_prefix('v').unwrap_or(text);
    let core = plain.split(['-', '+']).next().unwrap_or_default();
    let mut parts = core.split('.').map(number::whole);
    let found = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for text in ["7.14.2", "v7.14.2", "v7.14.2-alpine"] {
            assert_eq!(numbers(text), Some([7, 14, 2]), "{text}");
        }
    }

    #[test]
    fn bad() {
        for text in ["", "latest", "7.14", "7.14.2.1", "7.x.2", "v"] {
            assert_eq!(numbers(text), None, "{text}");
        }
    }
}
