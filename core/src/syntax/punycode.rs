//! Host names with letters beyond ASCII, as DNS has them: `xn--…` (RFC 3492). Two names that look alike differ there.

const BASE: u32 = 36;
const LEAST: u32 = 1;
const MOST: u32 = 26;
/// The longest label that is written this way; DNS takes 63.
const LONGEST: usize = 63;

/// Returns how the next number is spread over digits.
fn adapted(delta: u32, points: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / points;
    let mut steps = 0;
    while delta > (BASE - LEAST) * MOST / 2 {
        delta /= BASE - LEAST;
        steps += BASE;
    }
    steps + (BASE - LEAST + 1) * delta / (delta + 38)
}

/// Appends a number in digits whose worth depends on the bias.
fn number(out: &mut String, mut value: u32, bias: u32) {
    const DIGITS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let mut put = |value: u32| {
        let place = usize::try_from(value).unwrap_or_default();
        out.extend(DIGITS.get(place).map(|digit| char::from(*digit)));
    };
    let mut step = BASE;
    loop {
        let worth = step.saturating_sub(bias).clamp(LEAST, MOST);
        if value < worth {
            return put(value);
        }
        put(worth + (value - worth) % (BASE - worth));
        value = (value - worth) / (BASE - worth);
        step += BASE;
    }
}

/// Returns one label as DNS has it; nothing if it cannot be one.
fn label(text: &str) -> Option<String> {
    if text.is_ascii() {
        return Some(text.to_owned());
    }
    let points: Vec<u32> = text.chars().take(LONGEST + 1).map(u32::from).collect();
    if points.len() > LONGEST {
        return None;
    }
    let mut out: String = text.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(out.len()).ok()?;
    let mut done = basic;
    if basic > 0 {
        out.push('-');
    }
    let (mut least, mut delta, mut bias) = (128_u32, 0_u32, 72_u32);
    while let Some(next) = points.iter().filter(|point| **point >= least).min() {
        delta = (next - least).checked_mul(done + 1)?.checked_add(delta)?;
        least = *next;
        for point in &points {
            if *point < least {
                delta += 1;
            } else if *point == least {
                number(&mut out, delta, bias);
                bias = adapted(delta, done + 1, done == basic);
                delta = 0;
                done += 1;
            }
        }
        delta += 1;
        least += 1;
    }
    Some(format!("xn--{out}"))
}

/// Returns every name in a text that has letters beyond ASCII, as DNS has it.
pub(crate) fn names(text: &str) -> Vec<String> {
    let ends = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric() && c != '.' && c != '-';
    text.split(ends)
        .filter(|name| !name.is_ascii())
        .filter_map(|name| {
            let labels: Option<Vec<String>> = name.split('.').map(label).collect();
            Some(labels?.join("."))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for (text, dns) in [
            ("bücher.example", "xn--bcher-kva.example"),
            ("https://оsmo.example.com/x", "xn--smo-red.example.com"),
            ("münchen", "xn--mnchen-3ya"),
            ("例え.テスト", "xn--r8jz45g.xn--zckzah"),
            // Of the examples of the RFC: (A) Arabic, (L) Japanese with digits and capitals.
            ("ليهمابتكلموشعربي؟", "xn--egbpdaj6bu4bxfgehfvwxn"),
            ("3年B組金八先生", "xn--3B-ww4c5e180e575a65lsy2b"),
        ] {
            assert_eq!(names(text), [dns], "{text}");
        }
    }

    #[test]
    fn bad() {
        let long = "ö".repeat(64);
        for text in ["", "osmo.example.com", "a b", &long] {
            assert!(names(text).is_empty(), "{text}");
        }
    }
}
