//! What a scalar is: the type that `serde_yaml` gives it (F-serde-yaml).

use super::read::Defect;
use saphyr_parser::ScalarStyle;
use serde_yaml::Value;

/// The first whole number with 16 digits: Helm keeps whole numbers as 64-bit floats (F-yaml-plain-scalars), which are exact
/// below it.
const MOST_EXACT: i64 = 1_000_000_000_000_000;

/// Gives a plain scalar the type that `serde_yaml` gives it (F-serde-yaml).
pub(super) fn scalar(text: &str, style: ScalarStyle) -> Result<Value, Defect> {
    if style != ScalarStyle::Plain {
        return Ok(Value::from(text));
    }
    Ok(match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => match number(text)? {
            Some(number) => number,
            None => Value::from(text),
        },
    })
}

fn number(text: &str) -> Result<Option<Value>, Defect> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return Ok(None);
    }
    let all_digits = digits.bytes().all(|b| b.is_ascii_digit());
    if all_digits && (digits.len() == 1 || !digits.starts_with('0')) {
        // Helm keeps whole numbers as 64-bit floats, which are exact up to 15 digits.
        let exact = digits.len() <= 15;
        let number = text
            .strip_prefix('+')
            .unwrap_or(text)
            .parse::<i64>()
            .ok()
            .filter(|_| exact);
        return number
            .map(|n| Some(Value::from(n)))
            .ok_or_else(|| Defect::Fraction(text.to_owned()));
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(digits) = digits.strip_prefix(prefix)
            && digits.starts_with(|c: char| c.is_ascii_alphanumeric())
            && let Ok(number) = u64::from_str_radix(digits, radix)
        {
            // The same bound as for decimal digits: what Helm's 64-bit floats keep exactly.
            let exact = i64::try_from(number).ok().filter(|n| *n < MOST_EXACT);
            return exact
                .map(|n| Some(Value::from(if text.starts_with('-') { -n } else { n })))
                .ok_or_else(|| Defect::Fraction(text.to_owned()));
        }
    }
    if is_fraction(digits) {
        Err(Defect::Fraction(text.to_owned()))
    } else {
        Ok(None)
    }
}

/// Says whether text is a float of YAML 1.2's core schema.
fn is_fraction(text: &str) -> bool {
    if matches!(text, ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (
            mantissa,
            Some(exponent.strip_prefix(['-', '+']).unwrap_or(exponent)),
        ),
        None => (text, None),
    };
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    digits(whole)
        && digits(part)
        && !(whole.is_empty() && part.is_empty())
        && (mantissa.contains('.') || exponent.is_some())
        && exponent.is_none_or(|e| !e.is_empty() && digits(e))
}
