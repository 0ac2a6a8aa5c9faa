//! The preview: every file of any deployment, however unfinished. It is for looking at, not for downloading.

use crate::finding::Report;
use crate::model::Answers;
use crate::release::{Draft, Kind, Plan};
use crate::secrets::Secrets;
use crate::yaml::Mask;
use crate::{idp, release};

/// How a file's lines are coloured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Language {
    /// YAML.
    Yaml,
    /// Markdown.
    Markdown,
    /// Shell text, and plain lists with comments.
    Shell,
}

/// One line of a preview.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Line {
    /// The text, without a line break.
    pub text: String,
    /// Path of the field that set the line; empty if none did.
    pub origin: String,
    /// Whether an answer is missing here.
    pub gap: bool,
}

impl Line {
    /// Makes a line; a gap mark in it is found.
    pub(crate) fn new(text: impl Into<String>, origin: &str) -> Self {
        let text = text.into();
        let gap = text.split_once('<').is_some_and(|(_, rest)| {
            rest.split_once('>').is_some_and(|(name, _)| {
                !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
            })
        });
        Self {
            text,
            origin: origin.to_owned(),
            gap,
        }
    }
}

/// One file of a preview.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PreviewFile {
    /// File name with its folder, e.g. `secrets/db-secret.yaml`.
    pub name: String,
    /// Language.
    pub language: Language,
    /// Whether it belongs to "Download secrets"; its values are masked unless asked for.
    pub secret: bool,
    /// The lines.
    pub lines: Vec<Line>,
}

/// Returns what is to be looked at after the installation, an item each.
pub fn checklist(answers: &Answers) -> Vec<String> {
    let answers = answers.normalised();
    let connection = idp::connection(&answers.deployment);
    let plan = Plan {
        answers: &answers,
        connection: connection.as_ref(),
        secrets: &Secrets::default(),
        report: None,
    };
    release::of(&answers.deployment).checklist(&plan)
}

/// Renders every file with gaps marked; `report` is what the check says to the same answers. Secret values are masked unless `reveal` is set.
pub fn preview(
    answers: &Answers,
    secrets: &Secrets,
    report: &Report,
    reveal: bool,
) -> Vec<PreviewFile> {
    let answers = answers.normalised();
    let connection = idp::connection(&answers.deployment);
    let plan = Plan {
        answers: &answers,
        connection: connection.as_ref(),
        secrets,
        report: Some(report),
    };
    let mask = if reveal { Mask::Show } else { Mask::Hide };
    let file = |draft: Draft| PreviewFile {
        name: draft.name.to_owned(),
        language: match draft.kind {
            Kind::Runbook => Language::Markdown,
            Kind::Script => Language::Shell,
            Kind::Yaml | Kind::Secret => Language::Yaml,
        },
        secret: draft.kind == Kind::Secret,
        lines: draft.lines(mask),
    };
    release::of(&answers.deployment)
        .files(&plan)
        .into_iter()
        .map(file)
        .collect()
}
