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
    /// Whether it is the same for every deployment of the release.
    pub constant: bool,
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
        constant: false,
        lines: draft.lines(mask),
    }
}

/// Returns a file that is the same for every deployment.
fn constant(plan: &Plan, name: &str) -> Option<PreviewFile> {
    let file = kit::constant_file(plan, name)?;
    // Nothing is missing in it, whatever it looks like.
    let line = |text: &str| Line {
        text: text.to_owned(),
        ..Line::default()
    };
    Some(PreviewFile {
        lines: file.text.lines().map(line).collect(),
        name: file.name,
        language: Language::Shell,
        secret: false,
        constant: true,
    })
}

/// Renders every file that depends on the answers, with gaps marked; `report` is what the check says to the same plan. Secret values are masked
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

/// Returns which files there are, in the order of [`preview`] and then those that are the same for every deployment, and
/// renders one of them alone: the one with this name, or the first.
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
    let constant_head = |name: &'static str| Head {
        name: name.into(),
        language: Language::Shell,
        secret: false,
    };
    let constants = kit::constant_names().map(constant_head);
    let heads = files.iter().map(head).chain(constants).collect();
    if let Some(file) = constant(plan, name) {
        return (heads, Some(file));
    }
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
                let alike = names
                    .iter()
                    .zip(&all)
                    .all(|(name, file)| *name == file.name);
                assert!(alike && names.len() > all.len());
            }
        }
        let (heads, script) = one(&plan, &report, "lib/common.sh", false);
        let script = script.unwrap();
        assert!(script.constant && !script.lines.iter().any(|line| line.gap));
        assert!(heads.iter().any(|head| head.name == "install.sh"));
        let (_, first) = one(&plan, &report, "no such file", false);
        assert_eq!(first.as_ref(), preview(&plan, &report, false).first());
    }
}
