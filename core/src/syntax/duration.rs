//! Go durations such as `168h`, `50m` or `1h30m` (Go's `time.ParseDuration`), in whole seconds.

/// Units in nanoseconds; the micro sign is an ASCII u here.
const UNITS: [(&str, u64); 6] = [
    ("h", 3_600_000_000_000),
    ("m", 60_000_000_000),
    ("s", 1_000_000_000),
    ("ms", 1_000_000),
    ("us", 1000),
    ("ns", 1),
];

/// Returns the nanoseconds of one part, `1.5` hours for example.
fn part(number: &str, unit: u64) -> Option<u64> {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() && fraction.is_empty() || !digits(whole) || !digits(fraction) {
        return None;
    }
    let value = |text: &str| {
        if text.is_empty() {
            Some(0)
        } else {
            text.parse::<u64>().ok()
        }
    };
    // What is below a millionth of a unit is less than a second.
    let fraction = fraction.get(..6).unwrap_or(fraction);
    let scale = 10_u64.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let below = value(fraction)?.checked_mul(unit)? / scale;
    value(whole)?.checked_mul(unit)?.checked_add(below)
}

/// Returns the seconds of a duration, cut to whole ones; nothing if it is none, or negative.
pub(crate) fn seconds(text: &str) -> Option<u64> {
    nanoseconds(text).map(|total| total / 1_000_000_000)
}

/// Returns the nanoseconds of a duration; nothing if it is none, or negative.
pub(crate) fn nanoseconds(text: &str) -> Option<u64> {
    let text = text.strip_prefix('+').unwrap_or(text);
    if text == "0" {
        return Some(0);
    }
    let mut rest = text;
    let mut total = 0_u64;
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_ascii_alphabetic())?;
        let (number, tail) = rest.split_at(end);
        let end = tail
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(tail.len());
        let (name, more) = tail.split_at(end);
        let (_, unit) = UNITS.iter().find(|(known, _)| *known == name)?;
        total = part(number, *unit)?.checked_add(total)?;
        rest = more;
    }
    // Go keeps nanoseconds in 63 bits.
    (!text.is_empty() && i64::try_from(total).is_ok()).then_some(total)
}

/// Writes whole seconds in the shortest exact form.
pub(crate) fn format(seconds: u64) -> String {
    match seconds {
        s if s % 3600 == 0 => format!("{}h", s / 3600),
        s if s % 60 == 0 => format!("{}m", s / 60),
        s => format!("{s}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for (text, expected) in [
            ("168h", 604_800),
            ("1h30m", 5400),
            ("50m", 3000),
            ("45s", 45),
            ("1.5h", 5400),
            ("0s", 0),
            ("0.5s", 0),
            ("1h0.5m", 3630),
            (".5h", 1800),
            ("1.h", 3600),
            ("+8h", 28_800),
            ("0", 0),
            ("3600000ms", 3600),
            ("1s500ms", 1),
            ("2000000us", 2),
            ("0.000000000001h", 0),
            ("1.123456789123h", 4044),
        ] {
            assert_eq!(seconds(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn bad() {
        for text in [
            "",
            "5",
            "m",
            "1d",
            "1..5h",
            "h1",
            "1hour",
            "+",
            "++1h",
            "1h-5m",
            ".h",
            "-1h",
            "5 m",
            "99999999999999999999h",
            "2562048h",
        ] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }

    #[test]
    fn shortest_exact_form() {
        assert_eq!(
            (format(14_400), format(240), format(90)),
            ("4h".into(), "4m".into(), "90s".into())
        );
    }
}
