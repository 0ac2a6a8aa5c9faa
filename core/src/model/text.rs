//! Free text and lists of lines, as typed.
//!
//! Half-typed input has to be representable, so ports, counts and host names are text in the model; the rules say
//! whether they are well formed.

use std::fmt;

/// One line of text, exactly as the operator typed it.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Text(pub String);

impl Text {
    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Says whether nothing but white space was typed.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::ops::Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

/// A list that is typed one entry a line; blank lines are kept until the model is normalised.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Lines(pub Vec<String>);

impl Lines {
    /// Returns the entries that hold something, trimmed.
    pub fn entries(&self) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .map(|line| line.trim())
            .filter(|line| !line.is_empty())
    }

    /// Says whether no line holds anything.
    pub fn is_blank(&self) -> bool {
        self.entries().next().is_none()
    }
}
