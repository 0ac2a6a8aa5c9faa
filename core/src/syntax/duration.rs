//! Go durations such as `168h`, `50m` or `1h30m` (Go's `time.ParseDuration`), down to whole seconds.

/// Returns the seconds of one part, `1.5` hours for example, cut to whole ones.
fn part(number: &str, unit: u64) -> Option<u64> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    if !digits(whole) || !digits(fraction) || fraction.len() > 9 {
        return None;
    }
    let scale = 10_u64.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let below = fraction.parse::<u64>().ok()?.checked_mul(unit)? / scale;
    whole
        .parse::<u64>()
        .ok()?
        .checked_mul(unit)?
        .checked_add(below)
}

/// Returns the seconds of a duration, cut to whole ones; nothing if it is none or has a unit below a second.
pub(crate) fn seconds(text: &str) -> Option<u64> {
    let mut total = 0_u64;
    let mut number = String::new();
    let mut parts = 0;
    for c in text.chars() {
        if c.is_ascii_digit() || c == '.' {
            number.push(c);
            continue;
        }
        let unit = match c {
            'h' => 3600,
            'm' => 60,
            's' => 1,
            _ => return None,
        };
        total = part(&number, unit)?.checked_add(total)?;
        number.clear();
        parts += 1;
    }
    (parts > 0 && number.is_empty()).then_some(total)
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
            "1.h",
            "1..5h",
            ".h",
            "-1h",
            "5 m",
            "99999999999999999999h",
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
