//! A file before it is written. Its lines are made only when they are asked for: while somebody types, that is one file.

use crate::text::{Language, Line};
use crate::yaml::{Doc, Mask, write};
use std::borrow::Cow;

/// A file before it is written.
pub(crate) struct Draft<'a> {
    /// Name with its folder.
    pub(crate) name: Cow<'static, str>,
    /// What it is written in.
    pub(crate) language: Language,
    /// Whether it holds a secret, and so belongs to "Download secrets".
    pub(crate) secret: bool,
    make: Box<dyn FnOnce(Mask) -> Vec<Line> + 'a>,
}

impl<'a> Draft<'a> {
    /// A YAML file without secrets.
    pub(crate) fn yaml(name: impl Into<Cow<'static, str>>, doc: impl FnOnce() -> Doc + 'a) -> Self {
        Self {
            name: name.into(),
            language: Language::Yaml,
            secret: false,
            make: Box::new(move |mask| write(&doc(), mask)),
        }
    }

    /// A manifest that holds a secret.
    pub(crate) fn secret(name: impl Into<Cow<'static, str>>, doc: Doc) -> Self {
        Self {
            secret: true,
            ..Self::yaml(name, move || doc)
        }
    }

    /// Lines without secrets.
    pub(crate) fn text(
        name: impl Into<Cow<'static, str>>,
        language: Language,
        lines: impl FnOnce() -> Vec<Line> + 'a,
    ) -> Self {
        Self {
            name: name.into(),
            language,
            secret: false,
            make: Box::new(move |_| lines()),
        }
    }

    /// Returns the lines.
    pub(crate) fn lines(self, mask: Mask) -> Vec<Line> {
        (self.make)(mask)
    }
}
