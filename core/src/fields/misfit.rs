//! Text that does not fit a question. It is said, never dropped, and never repeated: a secret may have been pasted.

use super::{Field, Kind};
use crate::path::Path;
use std::borrow::Cow;
use std::fmt;

/// Why a text is no answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// Path of the question.
    pub path: Path,
    /// What fits, e.g. `true or false`.
    pub expected: Cow<'static, str>,
}

impl Misfit {
    pub(crate) fn of(field: &Field) -> Self {
        let expected = match field.kind {
            Kind::Text => "one line of text".into(),
            Kind::Flag => "true or false".into(),
            Kind::Choice(options) => {
                let words: Vec<&str> = options.iter().map(|option| option.value).collect();
                Cow::Owned(format!("one of {}", words.join(", ")))
            }
            Kind::Lines => "a list of lines of text".into(),
            Kind::Yaml => "YAML as text".into(),
        };
        Self {
            path: field.path,
            expected,
        }
    }

    pub(crate) fn too_long(field: &Field) -> Self {
        Self {
            path: field.path,
            expected: format!("at most {} characters", field.kind.limit()).into(),
        }
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} takes {}", self.path, self.expected)
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Answers;
    use crate::questions;

    fn said(path: &str, text: &str) -> Option<String> {
        let (mut answers, before) = (Answers::default(), Answers::default());
        let said = questions::find(path)?.set(&mut answers, text).err()?;
        assert_eq!(answers, before, "{path} changed all the same");
        Some(said.to_string())
    }

    #[test]
    fn what_does_not_fit_is_said() {
        for (path, text, expected) in [
            (
                "platform",
                "AWS",
                "platform takes one of on-prem, aws, azure, gcp",
            ),
            (
                "site.airGapped",
                "yes",
                "site.airGapped takes true or false",
            ),
            ("site.airGapped", "", "site.airGapped takes true or false"),
            (
                "hostname",
                &"a".repeat(514),
                "hostname takes at most 512 characters",
            ),
        ] {
            assert_eq!(said(path, text).as_deref(), Some(expected));
        }
    }

    #[test]
    fn what_fits_is_taken() {
        let long = "\u{10ffff}".repeat(513);
        for (path, text) in [
            ("platform", "aws"),
            ("site.airGapped", "true"),
            ("hostname", long.as_str()),
        ] {
            assert_eq!(said(path, text), None);
        }
    }
}
