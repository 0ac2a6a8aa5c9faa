//! A file before it is written.

use crate::text::{Language, Line};
use crate::yaml::{Doc, Mask, write};
use std::borrow::Cow;

/// A file before it is written.
pub(crate) struct Draft {
    /// Name with its folder.
    pub(crate) name: Cow<'static, str>,
    /// What it is written in.
    pub(crate) language: Language,
    /// Whether it holds a secret, and so belongs to "Download secrets".
    pub(crate) secret: bool,
    body: Body,
}

enum Body {
    Yaml(Doc),
    Text(Vec<Line>),
}

impl Draft {
    /// A YAML file without secrets.
    pub(crate) fn yaml(name: impl Into<Cow<'static, str>>, doc: Doc) -> Self {
        Self {
            name: name.into(),
            language: Language::Yaml,
            secret: false,
            body: Body::Yaml(doc),
        }
    }

    /// A manifest that holds a secret.
    pub(crate) fn secret(name: impl Into<Cow<'static, str>>, doc: Doc) -> Self {
        Self {
            secret: true,
            ..Self::yaml(name, doc)
        }
    }

    /// Lines without secrets.
    pub(crate) fn text(
        name: impl Into<Cow<'static, str>>,
        language: Language,
        lines: Vec<Line>,
    ) -> Self {
        Self {
            name: name.into(),
            language,
            secret: false,
            body: Body::Text(lines),
        }
    }

    /// Returns the lines.
    pub(crate) fn lines(self, mask: Mask) -> Vec<Line> {
        match self.body {
            Body::Yaml(doc) => write(&doc, mask),
            Body::Text(lines) => lines,
        }
    }
}
