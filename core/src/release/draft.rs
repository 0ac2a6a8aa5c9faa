//! What a release renders from, and what it renders.

use crate::finding::Report;
use crate::idp::Connection;
use crate::model::{Answers, Deployment};
use crate::preview::Line;
use crate::secrets::Secrets;
use crate::yaml::{Doc, Mask, write};

/// What a release renders from: normalised answers, what follows from the provider, the secrets that are held here.
#[derive(Clone, Copy)]
pub(crate) struct Plan<'a> {
    pub(crate) answers: &'a Answers,
    pub(crate) connection: Option<&'a Connection>,
    pub(crate) secrets: &'a Secrets,
    /// What the check found; none while a rule is under way.
    pub(crate) report: Option<&'a Report>,
}

impl<'a> Plan<'a> {
    /// Returns the deployment.
    pub(crate) fn deployment(&self) -> &'a Deployment {
        &self.answers.deployment
    }
}

/// Which download a file belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// Values, Jobs: no secret in it.
    Yaml,
    /// Pages to read: no secret in them.
    Runbook,
    /// Shell text, or a plain list with comments: no secret in it.
    Script,
    /// Secret material.
    Secret,
}

/// A file before it is written.
pub(crate) struct Draft {
    /// Name with its folder.
    pub(crate) name: &'static str,
    /// Which download it belongs to.
    pub(crate) kind: Kind,
    body: Body,
}

enum Body {
    Yaml(Doc),
    Text(Vec<Line>),
}

impl Draft {
    /// A YAML file without secrets.
    pub(crate) fn yaml(name: &'static str, doc: Doc) -> Self {
        Self {
            name,
            kind: Kind::Yaml,
            body: Body::Yaml(doc),
        }
    }

    /// A manifest that holds a secret.
    pub(crate) fn secret(name: &'static str, doc: Doc) -> Self {
        Self {
            name,
            kind: Kind::Secret,
            body: Body::Yaml(doc),
        }
    }

    /// A page to read.
    pub(crate) fn runbook(name: &'static str, lines: Vec<Line>) -> Self {
        Self::text(name, Kind::Runbook, lines)
    }

    fn text(name: &'static str, kind: Kind, lines: Vec<Line>) -> Self {
        Self {
            name,
            kind,
            body: Body::Text(lines),
        }
    }

    /// Shell text, or a plain list with comments.
    pub(crate) fn script(name: &'static str, lines: Vec<Line>) -> Self {
        Self::text(name, Kind::Script, lines)
    }

    /// Returns the lines.
    pub(crate) fn lines(self, mask: Mask) -> Vec<Line> {
        match self.body {
            Body::Yaml(doc) => write(&doc, mask),
            Body::Text(lines) => lines,
        }
    }
}
