//! Reads YAML that an operator pastes or gives as a file: into a tree that knows its lines, or into the same [`Value`]
//! that `serde_yaml` would give.
//!
//! Over `saphyr-parser`, because it tells lines and knows of every duplicate key, and because `serde_yaml`'s own parser
//! weighs 52 kB brotli in the page and this one about 17. Numbers with a point are refused rather than retyped; anchors,
//! tags and several documents are refused too, since neither Helm values nor answers need any of them.

use super::tree::{Growth, Tree};
use saphyr_parser::Parser;
use serde_yaml::Value;

/// How many bytes a text may have: four times the longest answer.
pub(crate) const BYTES: usize = 256 * 1024;
/// How many keys, entries and values a text may have.
pub(crate) const NODES: usize = 32 * 1024;
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
    /// Too many bytes, or too many keys and values.
    Large,
}

/// A defect and its line, from 1.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ReadError {
    /// Line.
    pub(crate) line: usize,
    /// What is wrong there.
    pub(crate) defect: Defect,
}

/// Reads one document; an empty text is null.
pub(crate) fn read(text: &str) -> Result<Value, ReadError> {
    let (tree, defects) = tree(text);
    match (tree, defects.into_iter().next()) {
        (_, Some(defect)) => Err(defect),
        (Some(tree), None) => Ok(tree.into_value()),
        (None, None) => Ok(Value::Null),
    }
}

/// Reads one document as far as it can be read, and returns every defect in the order of the lines. An empty text has no
/// tree.
pub(crate) fn tree(text: &str) -> (Option<Tree>, Vec<ReadError>) {
    tree_within(text, BYTES, NODES)
}

/// Does the same with other limits: so many bytes, and so many keys, entries and values.
pub(crate) fn tree_within(
    text: &str,
    bytes: usize,
    nodes: usize,
) -> (Option<Tree>, Vec<ReadError>) {
    let mut growth = Growth::new(nodes);
    if text.len() > bytes {
        growth.defect(1, Defect::Large);
        return growth.done();
    }
    // Editors on Windows begin a file with a mark; YAML lets it stand there (YAML 1.2 section 5.2).
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Parsers disagree about such marks elsewhere and about the line breaks of YAML 1.1; nobody sees them.
    let odd = ['\u{feff}', '\u{85}', '\u{2028}', '\u{2029}'];
    if let Some(line) = text.lines().position(|line| line.contains(odd)) {
        growth.defect(line + 1, Defect::Syntax);
        return growth.done();
    }
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, span)) => {
                if !growth.take(event, span.start.line()) {
                    break;
                }
            }
            Err(error) => {
                growth.defect(error.marker().line(), Defect::Syntax);
                break;
            }
        }
    }
    growth.done()
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
    fn a_mark_at_the_beginning_is_none_of_the_text() {
        assert_eq!(read("\u{feff}a: b\n"), read("a: b\n"));
        assert!(read("a: b\n\u{feff}c: d\n").is_err());
    }

    #[test]
    fn a_sign_after_the_prefix_makes_text() {
        for text in ["0x-1F", "-0x-8000000000000000", "0x+1", "0x"] {
            assert_eq!(read(text).unwrap(), Value::from(text));
        }
        assert_eq!(read("-0x1F").unwrap(), Value::from(-31));
    }

    /// Helm turns every key into text, so `1` and `"1"` are one key and the last one would win (F-yaml-duplicate-keys).
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
        assert_eq!(
            read(&"a: 1\n".repeat(60_000)).unwrap_err().defect,
            Defect::Large
        );
        assert_eq!(
            read(&format!("[{}]", "1,".repeat(40_000)))
                .unwrap_err()
                .defect,
            Defect::Large
        );
        assert_eq!(read("a: [1\nb: 2\n").unwrap_err().defect, Defect::Syntax);
        assert_eq!(
            read(&"[".repeat(100)).unwrap_err().defect,
            Defect::Unsupported
        );
    }

    proptest::proptest! {
        /// Any text ends in a value or a defect; a mapping is the one that serde_yaml reads.
        #[test]
        fn any_text_is_read_or_refused(text in "([a-c]: |- |  \
                                                |\\[|\\]|\\{|\\}|,|\"|'|#|\\||>|&a|\\*a|!x|\n|0|1|yes|~|:|\t|é|\u{feff}){0,24}|\\PC{0,40}") {
            // Parsers differ in whether the last line of a block has a break when the text has none.
            let text = format!("{text}\n");
            // Nothing but a mapping is ever laid over anything.
            if let (Ok(Value::Mapping(ours)), Ok(theirs)) = (read(&text), serde_yaml::from_str::<Value>(&text)) {
                proptest::prop_assert_eq!(Value::Mapping(ours), theirs);
            }
        }
    }
}
