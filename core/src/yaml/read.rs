//! Reads the YAML that an operator pastes, into the same [`Value`] that `serde_yaml` would give.
//!
//! Over `saphyr-parser`, because it tells lines and knows of every duplicate key, and because `serde_yaml`'s own parser
//! weighs 52 kB brotli in the page and this one about 17. Numbers with a point are refused rather than retyped; anchors,
//! tags and several documents are refused too, since Helm values need none of them.

use super::doc::key_text;
use saphyr_parser::{Event, Parser, ScalarStyle};
use serde_yaml::{Mapping, Value};
use std::collections::BTreeSet;

/// How deep the tree may be; Pod specifications need a dozen levels.
const DEPTH: usize = 24;

/// The first whole number with 16 digits: Helm keeps whole numbers as 64-bit floats, which are exact below it.
const MOST_EXACT: i64 = 1_000_000_000_000_000;

/// Why a text could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Defect {
    /// It is no YAML.
    Syntax,
    /// A key stands twice in one mapping: Helm would take the last one without a word.
    Twice(String),
    /// A number with a point or an exponent, or one with more than 15 digits.
    Fraction(String),
    /// An anchor, a tag, a second document, or too deep.
    Unsupported,
}

/// A defect and its line, from 1.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ReadError {
    /// Line.
    pub(crate) line: usize,
    /// What is wrong there.
    pub(crate) defect: Defect,
}

/// A collection under way.
enum Frame {
    List(Vec<Value>),
    /// What is complete, the key whose value comes next, and all keys as Helm sees them: as text.
    Map(Mapping, Option<Value>, BTreeSet<String>),
}

/// Reads one document; an empty text is null.
pub(crate) fn read(text: &str) -> Result<Value, ReadError> {
    // Parsers disagree about byte order marks and about the line breaks of YAML 1.1; nobody sees them.
    let odd = ['\u{feff}', '\u{85}', '\u{2028}', '\u{2029}'];
    if let Some(line) = text.lines().position(|line| line.contains(odd)) {
        return Err(ReadError {
            line: line + 1,
            defect: Defect::Syntax,
        });
    }
    let mut stack: Vec<Frame> = Vec::new();
    let mut root = None;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|e| ReadError {
            line: e.marker().line(),
            defect: Defect::Syntax,
        })?;
        let at = |defect| ReadError {
            line: span.start.line(),
            defect,
        };
        let done = match event {
            Event::Scalar(text, style, 0, None) => scalar(&text, style).map_err(at)?,
            Event::SequenceStart(0, None) | Event::MappingStart(0, None)
                if stack.len() >= DEPTH =>
            {
                return Err(at(Defect::Unsupported));
            }
            Event::SequenceStart(0, None) => {
                stack.push(Frame::List(Vec::new()));
                continue;
            }
            Event::MappingStart(0, None) => {
                stack.push(Frame::Map(Mapping::new(), None, BTreeSet::new()));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match stack.pop() {
                Some(Frame::List(items)) => Value::Sequence(items),
                Some(Frame::Map(map, ..)) => Value::Mapping(map),
                None => return Err(at(Defect::Syntax)),
            },
            Event::DocumentStart(_) if root.is_some() => return Err(at(Defect::Unsupported)),
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {
                continue;
            }
            _ => return Err(at(Defect::Unsupported)),
        };
        match stack.last_mut() {
            None => root = Some(done),
            Some(Frame::List(items)) => items.push(done),
            Some(Frame::Map(map, key, seen)) => match key.take() {
                None if !seen.insert(key_text(&done)) => {
                    return Err(at(Defect::Twice(key_text(&done))));
                }
                None => *key = Some(done),
                Some(key) => {
                    map.insert(key, done);
                }
            },
        }
    }
    Ok(root.unwrap_or(Value::Null))
}

/// Gives a plain scalar the type that `serde_yaml` gives it (F-serde-yaml).
fn scalar(text: &str, style: ScalarStyle) -> Result<Value, Defect> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_reads_what_serde_yaml_reads() {
        for text in [
            "",
            "# nothing",
            "a: 1\nb: [x, 'y', \"z\\n\", ~, true]\nc: {d: -5, e: null}\n",
            "- a\n- b: |\n    one\n    two\n  c: >-\n    three\n    four\n",
            "a: yes\nb: 0755\nc: 1_000\nd: 0x1F\ne: 1:30\nf: 2024-01-01\n",
            "\"yes\": no\n1: x\ntrue: y\n",
            "---\na: b\n...\n",
        ] {
            assert_eq!(
                read(text).unwrap(),
                serde_yaml::from_str::<Value>(text).unwrap(),
                "{text}"
            );
        }
    }

    #[test]
    fn a_sign_after_the_prefix_makes_text() {
        for text in ["0x-1F", "-0x-8000000000000000", "0x+1", "0x"] {
            assert_eq!(read(text).unwrap(), Value::from(text));
        }
        assert_eq!(read("-0x1F").unwrap(), Value::from(-31));
    }

    /// Helm turns every key into text, so `1` and `"1"` are one key and the last one would win.
    #[test]
    fn keys_are_compared_as_helm_compares_them() {
        for text in ["1: a\n\"1\": b\n", "true: a\n\"true\": b\n"] {
            let defect = read(text).unwrap_err();
            assert_eq!(defect.line, 2);
            assert!(matches!(defect.defect, Defect::Twice(_)), "{text}");
        }
    }

    #[test]
    fn defects_have_their_lines() {
        for (text, line, defect) in [
            (
                "a: 1\nb:\n  c: 1\n  c: 2\n",
                4,
                Defect::Twice("c".to_owned()),
            ),
            ("a: 1\nb: 1.10\n", 2, Defect::Fraction("1.10".to_owned())),
            ("a: 1e3\n", 1, Defect::Fraction("1e3".to_owned())),
            (
                "a: 304512345678901234\n",
                1,
                Defect::Fraction("304512345678901234".to_owned()),
            ),
            (
                "a: -0x8000000000000000\n",
                1,
                Defect::Fraction("-0x8000000000000000".to_owned()),
            ),
            (
                "a: 0xFFFFFFFFFFFFFF\n",
                1,
                Defect::Fraction("0xFFFFFFFFFFFFFF".to_owned()),
            ),
            ("a: 1\nb: &x 1\n", 2, Defect::Unsupported),
            ("a: !!str 1\n", 1, Defect::Unsupported),
            ("a: 1\n---\nb: 2\n", 2, Defect::Unsupported),
        ] {
            assert_eq!(read(text), Err(ReadError { line, defect }), "{text}");
        }
        assert_eq!(read("a: [1\nb: 2\n").unwrap_err().defect, Defect::Syntax);
        assert_eq!(
            read(&"[".repeat(100)).unwrap_err().defect,
            Defect::Unsupported
        );
    }

    proptest::proptest! {
        /// Any text ends in a value or a defect; a mapping is the one that serde_yaml reads.
        #[test]
        fn any_text_is_read_or_refused(text in "([a-c]: |- |  |\\[|\\]|\\{|\\}|,|\"|'|#|\\||>|&a|\\*a|!x|\n|0|1|yes|~|:|\t|é|\u{feff}){0,24}|\\PC{0,40}") {
            // Parsers differ in whether the last line of a block has a break when the text has none.
            let text = format!("{text}\n");
            // Nothing but a mapping is ever laid over anything.
            if let (Ok(Value::Mapping(ours)), Ok(theirs)) = (read(&text), serde_yaml::from_str::<Value>(&text)) {
                proptest::prop_assert_eq!(Value::Mapping(ours), theirs);
            }
        }
    }
}
