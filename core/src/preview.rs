//! The preview: every file of any deployment, however unfinished. It is for looking at, not for downloading.

use crate::finding::Report;
use crate::plan::Plan;
use crate::release;
use crate::release::kit::{self, Draft, named};
use crate::text::{File, Language, Line, join, sums};
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

/// Renders a page, a script or a file that is sent, of whose lines nobody knows yet which answers stand in them.
fn explained(plan: &Plan, draft: Draft<'_>) -> PreviewFile {
    let mut file = rendered(draft, Mask::Hide);
    let to_send = file
        .name
        .rsplit_once('.')
        .is_some_and(|(_, end)| end == "json");
    if file.language == Language::Markdown || to_send {
        named::explain(plan, &mut file.lines);
    }
    file
}

/// Returns a file that is the same for every deployment.
fn constant(plan: &Plan, name: &str) -> Option<PreviewFile> {
    let file = kit::constant_file(plan, name)?;
    Some(plain(file.name, &file.text))
}

/// Returns a text in which nothing is missing, whatever it looks like.
fn plain(name: String, text: &str) -> PreviewFile {
    let line = |text: &str| Line {
        text: text.to_owned(),
        ..Line::default()
    };
    PreviewFile {
        name,
        language: Language::Shell,
        secret: false,
        constant: true,
        lines: text.lines().map(line).collect(),
    }
}

fn mask(reveal: bool) -> Mask {
    if reveal { Mask::Show } else { Mask::Hide }
}

/// Renders every file that depends on the answers, with gaps marked; `report` is what the check says to the same plan. Secret values are masked
/// unless `reveal` is set.
pub fn preview(plan: &Plan, report: &Report, reveal: bool) -> Vec<PreviewFile> {
    let papers = kit::papers(release::pages_of(plan), plan, report).into_iter();
    let papers = papers.map(|draft| explained(plan, draft));
    settings(plan, reveal).into_iter().chain(papers).collect()
}

/// Renders the files of [`preview`] that set something, values and manifests: all that somebody needs who types answers.
pub fn settings(plan: &Plan, reveal: bool) -> Vec<PreviewFile> {
    let files = kit::settings(release::of(plan), plan).into_iter();
    files.map(|draft| rendered(draft, mask(reveal))).collect()
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

impl Head {
    fn of(draft: &Draft<'_>) -> Self {
        Self {
            name: draft.name.clone(),
            language: draft.language,
            secret: draft.secret,
        }
    }
}

/// Returns which files there are that set something, and renders one of them alone: the one with this name, or the first.
pub fn setting(plan: &Plan, name: &str, reveal: bool) -> (Vec<Head>, Option<PreviewFile>) {
    let files = kit::settings(release::of(plan), plan);
    let heads = files.iter().map(Head::of).collect();
    let place = files.iter().position(|draft| draft.name == name);
    let open = files.into_iter().nth(place.unwrap_or(0));
    (heads, open.map(|draft| rendered(draft, mask(reveal))))
}

/// Returns which files there are beside those that set something: pages and scripts, in the order of [`preview`] and then those that are the same
/// for every deployment.
pub fn papers(plan: &Plan, report: &Report) -> Vec<Head> {
    let constant_head = |name: &'static str| Head {
        name: name.into(),
        language: Language::Shell,
        secret: false,
    };
    let files = kit::papers(release::pages_of(plan), plan, report);
    let constants = kit::constant_names().chain([SUMS]).map(constant_head);
    files.iter().map(Head::of).chain(constants).collect()
}

/// Name of the list of sums, which the whole of the other files makes.
pub const SUMS: &str = sums::NAME;

/// Renders the list of sums: of files that are ready to be taken.
fn summed(plan: &Plan, report: &Report) -> PreviewFile {
    let text = if report.is_clean() {
        let mut files = kit::constant_files(plan);
        let settings = kit::settings(release::of(plan), plan);
        let papers = kit::papers(release::pages_of(plan), plan, report);
        for draft in settings
            .into_iter()
            .chain(papers)
            .filter(|draft| !draft.secret)
        {
            files.push(File {
                name: draft.name.clone().into_owned(),
                text: join(&draft.lines(Mask::Show)),
            });
        }
        sums::list(&files)
    } else {
        "# The sums come with files that are ready: there are errors left.\n".to_owned()
    };
    plain(SUMS.to_owned(), &text)
}

/// Renders one of these files alone; nothing if none has this name.
pub fn paper(plan: &Plan, report: &Report, name: &str) -> Option<PreviewFile> {
    if name == SUMS {
        return Some(summed(plan, report));
    }
    constant(plan, name).or_else(|| {
        let files = kit::papers(release::pages_of(plan), plan, report).into_iter();
        let mut found = files.filter(|draft| draft.name == name);
        found.next().map(|draft| explained(plan, draft))
    })
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
            let papers = papers(&plan, &report);
            for file in &all {
                let (heads, alone) = setting(&plan, &file.name, reveal);
                let alone = paper(&plan, &report, &file.name).or(alone);
                assert_eq!(alone.as_ref(), Some(file));
                let heads = heads.iter().chain(&papers);
                let names: Vec<&str> = heads.map(|head| &*head.name).collect();
                let alike = names
                    .iter()
                    .zip(&all)
                    .all(|(name, file)| *name == file.name);
                assert!(alike && names.len() > all.len());
            }
            let settings = settings(&plan, reveal);
            assert_eq!(settings.as_slice(), &all[..settings.len()]);
            // A page may not show a secret: nothing in it is ever masked.
            assert!(!papers.iter().any(|head| head.secret));
        }
        let script = paper(&plan, &report, "lib/common.sh").unwrap();
        assert!(script.constant && !script.lines.iter().any(|line| line.gap));
        let names = papers(&plan, &report);
        assert!(names.iter().any(|head| head.name == "install.sh"));
        assert!(names.iter().any(|head| head.name == SUMS));
        assert_eq!(paper(&plan, &report, "no such file"), None);
        let (_, first) = setting(&plan, "no such file", false);
        assert_eq!(first.as_ref(), preview(&plan, &report, false).first());
    }

    /// What is shown before the download is what is downloaded, once there are no errors.
    #[test]
    fn the_sums_are_those_of_the_bundle() {
        use crate::bundle::bundle;
        let mut answers = Answers::default();
        let text = |plan: &Plan, report: &Report| {
            let shown = paper(plan, report, SUMS).unwrap();
            join(&shown.lines)
        };
        let plan = Plan::new(&answers, &Secrets::default());
        assert!(text(&plan, &check::report(&plan)).starts_with("# The sums come with"));
        for (path, text) in [
            ("hostname", "osmo.example.com"),
            ("postgres.serviceName", "pg.example.com"),
            ("redis.serviceName", "r.example.com"),
            ("idp.provider", "none"),
            ("idp.noneAccepted", "true"),
        ] {
            crate::questions::find(path)
                .unwrap()
                .set(&mut answers, text)
                .unwrap();
        }
        let plan = Plan::new(&answers, &Secrets::default());
        let shown = text(&plan, &check::report(&plan));
        let files = bundle(&check::check(plan).unwrap()).files;
        let sums = files.iter().find(|file| file.name == SUMS).unwrap();
        assert_eq!(shown, sums.text);
    }
}
