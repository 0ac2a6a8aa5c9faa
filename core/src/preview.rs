//! The preview: every file of any deployment, however unfinished. It is for looking at, not for downloading.

use crate::finding::Report;
use crate::plan::Plan;
use crate::release;
use crate::release::kit::{self, Draft};
use crate::text::{Language, Line};
use crate::yaml::Mask;
use std::borrow::Cow;

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

fn rendered(draft: Draft<'_>, mask: Mask) -> PreviewFile {
    PreviewFile {
        name: draft.name.clone().into_owned(),
        language: draft.language,
        secret: draft.secret,
        lines: draft.lines(mask),
    }
}

/// Renders every file with gaps marked; `report` is what the check says to the same plan. Secret values are masked
/// unless `reveal` is set.
pub fn preview(plan: &Plan, report: &Report, reveal: bool) -> Vec<PreviewFile> {
    let mask = if reveal { Mask::Show } else { Mask::Hide };
    let files = kit::files(release::of(plan), plan, report).into_iter();
    files.map(|draft| rendered(draft, mask)).collect()
}

/// What a file is, before it is rendered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
    /// File name with its folder.
    pub name: Cow<'static, str>,
    /// Language.
    pub language: Language,
    /// Whether it belongs to "Download secrets".
    pub secret: bool,
}

/// Returns which files there are, in the order of [`preview`], and renders one of them alone: the one with this name, or
/// the first.
pub fn one(
    plan: &Plan,
    report: &Report,
    name: &str,
    reveal: bool,
) -> (Vec<Head>, Option<PreviewFile>) {
    let mask = if reveal { Mask::Show } else { Mask::Hide };
    let files = kit::files(release::of(plan), plan, report);
    let head = |draft: &Draft<'_>| Head {
        name: draft.name.clone(),
        language: draft.language,
        secret: draft.secret,
    };
    let heads = files.iter().map(head).collect();
    let place = files.iter().position(|draft| draft.name == name);
    let open = files.into_iter().nth(place.unwrap_or(0));
    (heads, open.map(|draft| rendered(draft, mask)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::model::Answers;
    use crate::secrets::{Secret, Secrets};

    #[test]
    fn one_file_alone_is_the_same_as_among_all() {
        let secrets = Secrets {
            db_password: Secret::new("hunter2".to_owned()),
            ..Secrets::default()
        };
        let plan = Plan::new(&Answers::default(), &secrets);
        let report = check::report(&plan);
        for reveal in [false, true] {
            let all = preview(&plan, &report, reveal);
            assert!(all.iter().any(|file| file.secret));
            for file in &all {
                let (heads, alone) = one(&plan, &report, &file.name, reveal);
                assert_eq!(alone.as_ref(), Some(file));
                let names: Vec<&str> = heads.iter().map(|head| &*head.name).collect();
                assert!(all.iter().map(|file| file.name.as_str()).eq(names));
            }
        }
        let (_, first) = one(&plan, &report, "no such file", false);
        assert_eq!(first.as_ref(), preview(&plan, &report, false).first());
    }
}
