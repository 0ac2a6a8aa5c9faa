//! A paste as it is compared: small letters and digits alone. Quotes, line breaks, colours and the escapes of JSON, HTML and
//! addresses are gone, so that a text is found however a terminal, a log or an address bar wrapped it.

use crate::syntax::hidden;

/// How much of a paste is shown, in characters.
const SHOWN: usize = 200;
/// A colour of a terminal is not longer.
const COLOUR: usize = 24;

/// The letters and digits of a text, and where each stands in it.
pub(super) struct Plain<'a> {
    text: &'a str,
    pub(super) letters: String,
    places: Vec<usize>,
}

impl<'a> Plain<'a> {
    /// Takes a text apart, in one pass.
    pub(super) fn new(text: &'a str) -> Self {
        let mut plain = Self {
            text,
            letters: String::with_capacity(text.len()),
            places: Vec::with_capacity(text.len()),
        };
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some((byte, next)) = read(bytes, at) {
            if byte.is_ascii_alphanumeric() {
                plain.letters.push(char::from(byte.to_ascii_lowercase()));
                plain.places.push(at);
            }
            at = next;
        }
        plain
    }

    /// Returns the bytes of the text behind some of the letters; nothing if a number goes on before or after them.
    pub(super) fn place(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let at = *self.places.get(from)?;
        let end = self.places.get(to.checked_sub(1)?)? + 1;
        let digit = |at: Option<usize>| {
            let byte = at.and_then(|at| self.text.as_bytes().get(at));
            byte.is_some_and(u8::is_ascii_digit)
        };
        let goes_on = digit(end.checked_sub(1)) && digit(Some(end))
            || digit(Some(at)) && digit(at.checked_sub(1));
        (!goes_on).then_some((at, end))
    }

    /// Returns a part of the text as it can be shown: on one line, cut short, with nothing hidden in it.
    pub(super) fn shown(&self, at: usize, end: usize) -> String {
        let part = self.text.get(at..end).unwrap_or_default();
        let mut out = String::new();
        for word in part.split_whitespace() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
            if out.len() > SHOWN * 4 {
                break;
            }
        }
        let cut: String = out.chars().take(SHOWN).collect();
        let more = if cut.len() < out.len() { "…" } else { "" };
        hidden::visible(&cut) + more
    }
}

/// Returns the byte that stands for what begins here (a space for what does not count), and where the next one begins.
fn read(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let rest = bytes.get(at..)?;
    let (first, rest) = rest.split_first()?;
    Some(match first {
        0x1b => (b' ', at + 1 + colour(rest)),
        b'\\' => escaped(rest, at),
        b'%' => percent(rest, at),
        b'&' => (b' ', at + 1 + entity(rest)),
        byte => (*byte, at + 1),
    })
}

/// Returns the length of a colour after its ESC.
fn colour(rest: &[u8]) -> usize {
    if rest.first() != Some(&b'[') {
        return 0;
    }
    let end = rest.iter().take(COLOUR).skip(1);
    let end = end
        .take_while(|byte| !(0x40..=0x7e).contains(*byte))
        .count();
    end + 2
}

/// Reads what stands after a backslash: further ones, then a line break or tab as a letter, or a character by its number.
fn escaped(rest: &[u8], at: usize) -> (u8, usize) {
    let more = rest.iter().take_while(|byte| **byte == b'\\').count();
    let rest = rest.get(more..).unwrap_or_default();
    let at = at + 1 + more;
    match rest.first() {
        Some(b'n' | b't' | b'r') => (b' ', at + 1),
        Some(b'u') => match rest.get(1..5).and_then(hex) {
            Some(0x1b) => (b' ', at + 5 + colour(rest.get(5..).unwrap_or_default())),
            Some(code) => (u8::try_from(code).unwrap_or(b' '), at + 5),
            None => (b' ', at),
        },
        _ => (b' ', at),
    }
}

/// Reads two digits after a percent sign, however often the sign was escaped itself (`%2520`).
fn percent(rest: &[u8], at: usize) -> (u8, usize) {
    let pairs = rest.chunks_exact(2);
    let signs = pairs.take_while(|pair| *pair == b"25").count();
    let digits = |skip: usize| {
        let from = skip * 2;
        let code = rest.get(from..from + 2).and_then(hex)?;
        Some((u8::try_from(code).unwrap_or(b' '), at + 1 + from + 2))
    };
    digits(signs)
        .or_else(|| digits(signs.checked_sub(1)?))
        .unwrap_or((b' ', at + 1))
}

/// Returns the length of a name after an ampersand with its semicolon (`quot;`, `#39;`).
fn entity(rest: &[u8]) -> usize {
    let name = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'#';
    let length = rest.iter().take(6).take_while(name).count();
    let ends = length > 0 && rest.get(length) == Some(&b';');
    if ends { length + 1 } else { 0 }
}

fn hex(digits: &[u8]) -> Option<u32> {
    let mut all = 0;
    for digit in digits {
        all = all * 16 + char::from(*digit).to_digit(16)?;
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_wraps_a_text_is_gone() {
        for text in [
            "no matches for kind \"PodMonitor\"",
            "no matches for ki\nnd 'PodMo\r\n   nitor'",
            r#"{"msg":"x"}no matches\nfor kind \"PodMonitor\""#
                .trim_start_matches("{\"msg\":\"x\"}"),
            r#"no matches for kind \\\"PodMonitor\\\""#,
            "\u{1b}[31;1mno matches\u{1b}[0m for kind PodMonitor",
            r"no \u001b[31mmatches for kind \u0022PodMonitor",
            "no+matches%20for%2520kind+%22PodMonitor%22",
            "no matches for kind &quot;PodMonitor&#34;",
            "│ no matches for kind │\n> PodMonitor",
        ] {
            assert_eq!(
                Plain::new(text).letters,
                "nomatchesforkindpodmonitor",
                "{text}"
            );
        }
    }

    #[test]
    fn every_letter_has_its_place_whatever_the_text() {
        for text in [
            "", "\\", "\\u", "\\u00", "%", "%2", "%25", "%zz", "&", "&;", "\u{1b}", "\u{1b}[",
            "é%C3%A9", "\\u00e9x",
        ] {
            let plain = Plain::new(text);
            assert_eq!(plain.letters.len(), plain.places.len(), "{text:?}");
            assert!(plain.letters.is_ascii());
        }
        let plain = Plain::new("%41 b");
        assert_eq!(
            (plain.letters.as_str(), plain.places.as_slice()),
            ("ab", &[0, 4][..])
        );
    }

    #[test]
    fn a_number_is_whole_or_none() {
        let found = |text: &str| {
            let plain = Plain::new(text);
            let at = plain.letters.find("aadsts50011")?;
            plain.place(at, at + 11)
        };
        assert_eq!(found("AADSTS50011: 1 more"), Some((0, 11)));
        assert_eq!(found("AADSTS500113: x"), None);
    }

    #[test]
    fn what_is_shown_is_one_short_line() {
        let text = format!("a \u{202e}b\nc {}", "x".repeat(5000));
        let shown = Plain::new(&text).shown(0, text.len());
        assert!(shown.starts_with("a [U+202E]b c x") && shown.ends_with('…'));
        assert!(shown.len() < SHOWN + 20);
    }
}
