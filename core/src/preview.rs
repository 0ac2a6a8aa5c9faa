//! The preview: every file of any deployment, however unfinished. It is for looking at, not for downloading.

use crate::finding::Report;
use crate::plan::Plan;
use crate::release;
use crate::release::kit::{self, Draft};
use crate::text::{Language, Line};
use crate::yaml::Mask;

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
pub fn checklist(plan: &Plan) -> Vec<String> {
    kit::checklist(plan)
}

/// Renders every file with gaps marked; `report` is what the check says to the same plan. Secret values are masked
/// unless `reveal` is set.
pub fn preview(plan: &Plan, report: &Report, reveal: bool) -> Vec<PreviewFile> {
    let mask = if reveal { Mask::Show } else { Mask::Hide };
    let file = |draft: Draft| PreviewFile {
        name: draft.name.clone().into_owned(),
        language: draft.language,
        secret: draft.secret,
        lines: draft.lines(mask),
    };
    kit::files(release::of(plan), plan, report)
        .into_iter()
        .map(file)
        .collect()
}
