//! Kubernetes quantities in thousandths: `500m`, `1`, `0.5`, `512Mi`, `1Gi`, and exponents (`1e3`, `1e-3`).

/// Suffixes and what they stand for, in thousandths; what is beyond 64 bits is as good as the most.
const SUFFIXES: [(&str, u64); 14] = [
    ("Ki", 1000 << 10),
    ("Mi", 1000 << 20),
    ("Gi", 1000 << 30),
    ("Ti", 1000 << 40),
    ("Pi", 1000 << 50),
    ("Ei", u64::MAX),
    ("m", 1),
    ("k", 1_000_000),
    ("M", 1_000_000_000),
    ("G", 1_000_000_000_000),
    ("T", 1_000_000_000_000_000),
    ("P", 1_000_000_000_000_000_000),
    ("E", u64::MAX),
    ("", 1000),
];

fn digits(text: &str, most: usize) -> Option<u64> {
    let plain = !text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// Returns what an exponent such as `e9`, `E+3` or `e-3` multiplies by and divides by; it stands in place of a suffix.
fn exponent(suffix: &str) -> Option<(u64, u64)> {
    let power = suffix.strip_prefix(['e', 'E'])?;
    let (power, negative) = match power.strip_prefix('-') {
        Some(power) => (power, true),
        None => (power.strip_prefix('+').unwrap_or(power), false),
    };
    let power = u32::try_from(digits(power, 2)?).ok()?;
    let ten = 10_u64.checked_pow(power).unwrap_or(u64::MAX);
    Some(if negative {
        (1000, ten)
    } else {
        (1000_u64.saturating_mul(ten), 1)
    })
}

/// Returns what a suffix or an exponent multiplies by and divides by.
fn unit(suffix: &str) -> Option<(u64, u64)> {
    match suffix {
        "n" => Some((1, 1_000_000)),
        "u" => Some((1, 1000)),
        _ => {
            let known = SUFFIXES.iter().find(|(known, _)| *known == suffix);
            known
                .map(|(_, unit)| (*unit, 1))
                .or_else(|| exponent(suffix))
        }
    }
}

/// Returns the thousandths that a quantity stands for, rounded up as Kubernetes does. Of a fraction six digits count.
pub(crate) fn thousandths(text: &str) -> Option<u64> {
    let text = text.strip_prefix('+').unwrap_or(text);
    let end = text
        .find(|c: char| c.is_ascii_alphabetic())
        .unwrap_or(text.len());
    let (amount, suffix) = text.split_at(end);
    let (times, by) = unit(suffix)?;
    // `.5` and `5.` are numbers to Kubernetes; a point alone is none.
    let part = |text: &str, most: usize| match text {
        "" => Some(0),
        _ => digits(text, most),
    };
    match amount.split_once('.') {
        None => Some(digits(amount, 12)?.saturating_mul(times).div_ceil(by)),
        Some(("", "")) => None,
        Some((whole, fraction)) => {
            part(fraction, 18)?;
            let fraction = fraction.get(..6).unwrap_or(fraction);
            let scale = 10_u64.checked_pow(u32::try_from(fraction.len()).ok()?)?;
            let value = part(whole, 12)?
                .saturating_mul(scale)
                .saturating_add(part(fraction, 6)?);
            let by = scale.saturating_mul(by);
            Some(value.saturating_mul(times).div_ceil(by))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for (text, expected) in [
            ("1", 1000),
            ("500m", 500),
            ("0.5", 500),
            ("1.5", 1500),
            ("0", 0),
            ("0.0001", 1),
            ("1k", 1_000_000),
            ("512Mi", 512 * 1024 * 1024 * 1000),
            ("1Gi", 1024 * 1024 * 1024 * 1000),
            ("1G", 1_000_000_000_000),
            ("1e9", 1_000_000_000_000),
            ("1E3", 1_000_000),
            (".5", 500),
            ("5.", 5000),
            ("1.5e3", 1_500_000),
            ("1e-3", 1),
            ("500e-3", 500),
            ("100000u", 100),
            ("1n", 1),
            ("+1", 1000),
            ("0.12345678", 124),
            ("0e99", 0),
        ] {
            assert_eq!(thousandths(text), Some(expected), "{text}");
        }
        assert!(
            thousandths("1Gi") > thousandths("1G") && thousandths("1Gi") == thousandths("1024Mi")
        );
    }

    #[test]
    fn bad() {
        for text in [
            "",
            "Mi",
            "1 Gi",
            "1gi",
            "1GB",
            "-1",
            ".",
            "e3",
            "1e",
            "1e3Gi",
            "++1",
            "1e--3",
            "1e-",
            "1,5",
            "1KB",
            "1mb",
            "1.5.5",
            "9999999999999",
        ] {
            assert_eq!(thousandths(text), None, "{text}");
        }
    }
}
