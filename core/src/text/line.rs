//! Lines of a file under way, and the mark that stands where an answer is missing.

use crate::path::Path;

/// What a file is written in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Language {
    /// YAML.
    Yaml,
    /// Markdown.
    Markdown,
    /// Shell text, and plain lists with comments.
    Shell,
}

/// One line of a file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Line {
    /// The text, without a line break.
    pub text: String,
    /// The field that set the line; none for a constant.
    pub origin: Option<Path>,
    /// Whether an answer is missing here.
    pub gap: bool,
}

impl Line {
    /// Makes a line; a gap mark in it is found.
    pub(crate) fn new(text: impl Into<String>, origin: impl Into<Option<Path>>) -> Self {
        let text = text.into();
        Self {
            gap: has_gap(&text),
            text,
            origin: origin.into(),
        }
    }
}

/// Returns a gap mark in place of an empty answer: a preview shows it, the check refuses it.
pub(crate) fn or_gap(text: &str, name: &str) -> String {
    if text.is_empty() {
        format!("<{name}>")
    } else {
        text.to_owned()
    }
}

/// Says whether a text holds a gap mark: a lower-case name in angle brackets.
pub(crate) fn has_gap(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| {
        rest.split_once('>').is_some_and(|(name, _)| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
        })
    })
}

/// Joins lines to a text that ends with a line break.
pub(crate) fn join(lines: &[Line]) -> String {
    let mut out = String::with_capacity(lines.iter().map(|line| line.text.len() + 1).sum());
    for line in lines {
        out.push_str(&line.text);
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_seen() {
        assert_eq!(or_gap("", "image-tag"), "<image-tag>");
        assert_eq!(or_gap("6", "image-tag"), "6");
        for text in ["<host>", "a <b> <hostname>", "<NEW> https://<hostname>/x"] {
            assert!(has_gap(text), "{text}");
        }
        for text in ["", "a < b", "<>", "<NEW>", "cat <<EOF >x", "host>"] {
            assert!(!has_gap(text), "{text}");
        }
    }
}
