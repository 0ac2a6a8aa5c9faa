//! Free text and lists of lines, as typed.
//!
//! Half-typed input has to be representable, so ports, counts and host names are text in the model; the rules say
//! whether they are well formed.

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// One line of text, exactly as the operator typed it.
///
/// In an answers file a whole number is accepted too (`port: 5432`). A number with a point is refused: YAML has
/// already dropped digits by the time it gets here (`6.20` reads as 6.2).
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(transparent)]
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

struct TextVisitor;

impl Visitor<'_> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text in quotes or a whole number")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        Ok(text.into())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Text, E> {
        Ok(Text(number.to_string()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Text, E> {
        Ok(Text(number.to_string()))
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

/// A list that is typed one entry a line; blank lines are kept until the model is normalised.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_text_and_fractions_are_refused() {
        assert_eq!(
            serde_yaml::from_str::<Text>("5432").unwrap(),
            Text::from("5432")
        );
        assert_eq!(
            serde_yaml::from_str::<Text>("\"6.20\"").unwrap(),
            Text::from("6.20")
        );
        let error = serde_yaml::from_str::<Text>("6.20")
            .unwrap_err()
            .to_string();
        assert!(error.contains("text in quotes"), "{error}");
    }
}
