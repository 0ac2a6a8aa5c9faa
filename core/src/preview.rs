//! The preview: every file of any deployment, however unfinished. It is for looking at, not for downloading.

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

/// Renders every file with gaps marked. Secret values are masked unless `reveal` is set.
pub fn preview(answers: &Answers, secrets: &Secrets, reveal: bool) -> Vec<PreviewFile> {
    let answers = answers.normalised();
    let connection = idp::connection(&answers.deployment);
    let plan = Plan {
        answers: &answers,
        connection: connection.as_ref(),
        secrets,
    };
    let mask = if reveal { Mask::Show } else { Mask::Hide };
    let file = |draft: Draft| PreviewFile {
        name: draft.name.to_owned(),
        language: if draft.kind == Kind::Runbook {
            Language::Markdown
        } else {
            Language::Yaml
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
