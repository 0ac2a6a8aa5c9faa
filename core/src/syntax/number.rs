//! Whole numbers without sign, leading zero or separator: ports, replicas, database numbers.

/// Returns the number that a text holds in plain decimal digits.
pub(crate) fn whole(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    if plain { text.parse().ok() } else { None }
}

/// Returns the port that a text holds, 1 to 65535.
pub(crate) fn port(text: &str) -> Option<u64> {
    whole(text).filter(|port| (1..=65_535).contains(port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for (text, number) in [("0", 0), ("1", 1), ("5432", 5432), ("65535", 65_535)] {
            assert_eq!(whole(text), Some(number), "{text}");
        }
        assert_eq!(port("65535"), Some(65_535));
    }

    #[test]
    fn bad() {
        for text in [
            "",
            "-1",
            "+1",
            "01",
            "1.0",
            "1 000",
            "1e3",
            "0x10",
            "99999999999999999999",
            "five",
            "５",
        ] {
            assert_eq!(whole(text), None, "{text}");
        }
        assert_eq!((port("0"), port("65536")), (None, None));
    }
}
