//! What YAML makes of a plain scalar: Helm, `PyYAML` (1.1), YAML 1.2 and JavaScript parsers disagree (F-yaml-plain-scalars).
//! A text that any of them reads as something else than itself may not stand in YAML without quotes.

/// Words that some parser reads as a truth value or as nothing, in whatever capitals.
const WORDS: [&str; 12] = [
    "true", "false", "yes", "no", "on", "off", "y", "n", "null", "~", "=", "<<",
];

fn is_word(text: &str) -> bool {
    text.is_empty() || WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Says whether a text is made of digits of a base, with underscores between them.
fn digits(text: &str, allowed: fn(u8) -> bool) -> bool {
    text.bytes().any(allowed) && text.bytes().all(|b| allowed(b) || b == b'_')
}

fn decimal(b: u8) -> bool {
    b.is_ascii_digit()
}

fn hexadecimal(b: u8) -> bool {
    b.is_ascii_hexdigit()
}

fn is_integer(text: &str) -> bool {
    match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => digits(text.get(2..).unwrap_or_default(), hexadecimal),
        [b'0', b'o' | b'O' | b'b' | b'B', ..] => digits(text.get(2..).unwrap_or_default(), decimal),
        _ => digits(text, decimal),
    }
}

fn is_float(text: &str) -> bool {
    let (mantissa, exponent) = text
        .split_once(['e', 'E'])
        .map_or((text, None), |(m, e)| (m, Some(e)));
    let exponent_fits =
        exponent.is_none_or(|e| digits(e.strip_prefix(['+', '-']).unwrap_or(e), decimal));
    let (whole, fraction) = mantissa
        .split_once('.')
        .map_or((mantissa, ""), |(whole, fraction)| (whole, fraction));
    let empty_or_digits = |part: &str| part.is_empty() || digits(part, decimal);
    exponent_fits
        && empty_or_digits(whole)
        && empty_or_digits(fraction)
        && mantissa.bytes().any(decimal)
}

/// `1:30` is 90 to `PyYAML`.
fn is_sexagesimal(text: &str) -> bool {
    let mut parts = text.split(':').peekable();
    let mut count = 0;
    while let Some(part) = parts.next() {
        count += 1;
        let last = parts.peek().is_none();
        if !(digits(part, decimal) || last && is_float(part)) {
            return false;
        }
    }
    count > 1
}

/// `2024-01-01` is a date to `PyYAML`, with or without a time behind it.
fn is_date(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let (year, month, rest) = (parts.next(), parts.next(), parts.next().unwrap_or_default());
    let number = |part: Option<&str>, most| {
        part.is_some_and(|p| (1..=most).contains(&p.len()) && p.bytes().all(decimal))
    };
    let day = rest.bytes().take_while(|b| decimal(*b)).count();
    year.is_some_and(|y| y.len() == 4)
        && number(year, 4)
        && number(month, 2)
        && (1..=2).contains(&day)
        && rest
            .as_bytes()
            .get(day)
            .is_none_or(|b| matches!(b, b'T' | b't' | b' ' | b'\t'))
}

fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let special = [".inf", ".nan"]
        .iter()
        .any(|word| word.eq_ignore_ascii_case(unsigned));
    special || is_integer(unsigned) || is_float(unsigned) || is_sexagesimal(unsigned)
}

/// Says whether a plain scalar would end early, open something else or not be read at all.
fn is_broken(text: &str) -> bool {
    let indicator = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
    text.starts_with([
        '@', '`', '%', '*', '&', '!', '|', '>', '\'', '"', '#', '[', ']', '{', '}', ',',
    ]) || text.strip_prefix(['-', '?', ':']).is_some_and(indicator)
        || text.contains(": ")
        || text.contains(" #")
        || text.ends_with(':')
        || text.trim() != text
        || text.starts_with("---")
        || text.starts_with("...")
        || text.contains(char::is_control)
}

/// Says whether a plain scalar changes its type or its text in a parser of the chain.
pub(crate) fn changes_type(text: &str) -> bool {
    is_word(text) || is_number(text) || is_date(text) || is_broken(text)
}

/// Says what Helm makes of a plain scalar that `serde_yaml` reads as text: its values parser keeps YAML 1.1's truth values,
/// octal numbers and underscores. Nothing if both read the same text.
pub(crate) fn helm_reads(text: &str) -> Option<String> {
    match text {
        "y" | "Y" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => {
            return Some("the truth value true".to_owned());
        }
        "n" | "N" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => {
            return Some("the truth value false".to_owned());
        }
        _ => {}
    }
    let (sign, plain) = text
        .strip_prefix('-')
        .map_or(("", text), |rest| ("-", rest));
    if plain.len() < 2
        || !digits(plain, decimal)
        || !(plain.starts_with('0') || plain.contains('_'))
    {
        return None;
    }
    let number: String = plain.chars().filter(char::is_ascii_digit).collect();
    let octal = u64::from_str_radix(&number, 8)
        .ok()
        .filter(|_| number.starts_with('0'));
    let value = octal.or_else(|| number.parse().ok());
    Some(value.map_or_else(
        || "a number".to_owned(),
        |value| format!("the number {sign}{value}"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Read as the same text everywhere.
    #[test]
    fn good() {
        for text in [
            "osmo",
            "6.2.10",
            "v7.14.2",
            "yes-please",
            "0oa1b2c3",
            "a1e3x",
            "osmo-browser-flow",
            "https://a.example.com",
            "12345678-1234-1234-1234-123456789abc",
            "9d8d70a8",
            "nope",
            "1.2.3.4",
            "a:b",
            "-x",
            "--x=y",
            "x#y",
            "0xyz",
            "123-abc.apps.googleusercontent.com",
            "2024-01",
            "12-34-56",
            "e3",
            ".",
            "..",
            "_",
            "0x",
            "1:a",
        ] {
            assert!(!changes_type(text), "{text}");
        }
    }

    /// How each parser reads plain scalars (F-yaml-plain-scalars).
    #[test]
    fn bad() {
        for text in [
            "no",
            "NO",
            "off",
            "OFF",
            "on",
            "yes",
            "y",
            "Y",
            "n",
            "N",
            "true",
            "True",
            "TRUE",
            "null",
            "~",
            "Null",
            "",
            "1e3",
            "1E3",
            "7e5",
            "0e0",
            "0755",
            "0o755",
            "012345678",
            "09",
            "0x1F",
            "0b101",
            "1_000",
            "1:30",
            "22:22",
            "1.10",
            "6.2",
            ".inf",
            "-.INF",
            ".NaN",
            "2024-01-01",
            "2001-12-14t21:59:43Z",
            "123e4567",
            "304512345678901234",
            "=",
            "<<",
            "@x",
            "`x",
            "%x",
            "*x",
            "> x",
            "[a",
            "'a",
            "\"a",
            "&x",
            "#x",
            "!x",
            "a #b",
            "a ",
            " a",
            "a: b",
            "k:",
            "- a",
            "? a",
            "-",
            "+1",
            "-1.5",
            "1.",
            ".5",
            "---",
            "a\tb",
            "a\nb",
        ] {
            assert!(changes_type(text), "{text}");
        }
    }

    #[test]
    fn what_helm_makes_of_it() {
        for (text, read) in [
            ("yes", "the truth value true"),
            ("Off", "the truth value false"),
            ("0755", "the number 493"),
            ("09", "the number 9"),
            ("1_000", "the number 1000"),
            ("012345678", "the number 12345678"),
            ("-0755", "the number -493"),
        ] {
            assert_eq!(helm_reads(text).as_deref(), Some(read), "{text}");
        }
        for text in [
            "", "osmo", "0", "8080", "1.10", "true", "1:30", "0x1F", "0o755", "nO", "1e3",
        ] {
            assert_eq!(helm_reads(text), None, "{text}");
        }
    }
}
