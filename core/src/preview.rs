//! The preview: every file of any deployment, however unfinished. It is for looking at, not for downloading.

use crate::finding::Report;
use crate::plan::Plan;
use crate::release;
use crate::release::kit::{self, Draft, given, named};
use crate::text::{Language, Line, sums};
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

/// Tells which answers stand in the lines of a page or of a file that is sent: nobody knows that yet.
fn explained(plan: &Plan, mut file: PreviewFile) -> PreviewFile {
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
    let papers = pages(plan, &|| report.clone()).into_iter();
    let papers = papers.map(|file| explained(plan, file));
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

/// What the check says to a plan, for the one page that tells it: it is asked only when that one is rendered.
pub type Reported<'a> = &'a dyn Fn() -> Report;

/// Returns which files there are beside those that set something: pages and scripts, in the order of [`preview`] and then those that are the same
/// for every deployment.
pub fn papers(plan: &Plan, report: Reported<'_>) -> Vec<Head> {
    let constant_head = |name: &'static str| Head {
        name: name.into(),
        language: Language::Shell,
        secret: false,
    };
    let files = kit::papers(release::pages_of(plan), plan, report);
    let given = Head {
        name: given::NAME.into(),
        language: Language::Yaml,
        secret: false,
    };
    let constants = kit::constant_names().chain([SUMS]).map(constant_head);
    let files = files.iter().map(Head::of).chain([given]);
    files.chain(constants).collect()
}

/// Name of the list of sums, which the whole of the other files makes.
pub const SUMS: &str = sums::NAME;

/// Renders the list of sums: of files that are ready to be taken.
fn summed(plan: &Plan, report: Reported<'_>) -> PreviewFile {
    let text = if report().is_clean() {
        let (files, _) = kit::whole(release::of(plan), release::pages_of(plan), plan, report);
        sums::list(&files)
    } else {
        "# The sums come with files that are ready: there are errors left.\n".to_owned()
    };
    plain(SUMS.to_owned(), &text)
}

/// Renders the answers as the file that goes along with the others.
fn given(plan: &Plan, report: Reported<'_>) -> PreviewFile {
    let file = given::file(plan, &report());
    PreviewFile {
        language: Language::Yaml,
        constant: false,
        ..plain(file.name, &file.text)
    }
}

/// Renders those that depend on the answers, to be compared with others: nobody is told which answers stand in their lines.
pub fn texts(plan: &Plan, report: Reported<'_>) -> Vec<PreviewFile> {
    let mut files = pages(plan, report);
    files.push(given(plan, report));
    files
}

/// Renders every file that a download has, secrets hidden.
pub fn all(plan: &Plan, report: Reported<'_>) -> Vec<PreviewFile> {
    let mut files = settings(plan, false);
    files.extend(texts(plan, report));
    files.extend(kit::constant_names().filter_map(|name| constant(plan, name)));
    files.push(summed(plan, report));
    files
}

fn pages(plan: &Plan, report: Reported<'_>) -> Vec<PreviewFile> {
    let files = kit::papers(release::pages_of(plan), plan, report).into_iter();
    files.map(|draft| rendered(draft, Mask::Hide)).collect()
}

/// Renders one of these files alone; nothing if none has this name.
pub fn paper(plan: &Plan, report: Reported<'_>, name: &str) -> Option<PreviewFile> {
    if name == SUMS {
        return Some(summed(plan, report));
    }
    if name == given::NAME {
        return Some(given(plan, report));
    }
    constant(plan, name).or_else(|| {
        let files = kit::papers(release::pages_of(plan), plan, report).into_iter();
        let mut found = files.filter(|draft| draft.name == name);
        let file = found.next().map(|draft| rendered(draft, Mask::Hide))?;
        Some(explained(plan, file))
    })
}

/// Renders any file that depends on the answers alone, with secrets hidden: nobody is told which answers stand in its lines.
pub(crate) fn alone(plan: &Plan, report: Reported<'_>, name: &str) -> Option<Vec<Line>> {
    let settings = kit::settings(release::of(plan), plan).into_iter();
    let papers = kit::papers(release::pages_of(plan), plan, report).into_iter();
    let found = settings.chain(papers).find(|draft| draft.name == name);
    found.map(|draft| draft.lines(Mask::Hide))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::model::Answers;
    use crate::secrets::{Secret, Secrets};
    use crate::text::join;

    #[test]
    fn one_file_alone_is_the_same_as_among_all() {
        let secrets = Secrets {
            db_password: Secret::new("hunter2".to_owned()),
            ..Secrets::default()
        };
        let plan = Plan::new(&Answers::default(), &secrets);
        let report = check::report(&plan);
        let told = || report.clone();
        for reveal in [false, true] {
            let all = preview(&plan, &report, reveal);
            assert!(all.iter().any(|file| file.secret));
            let papers = papers(&plan, &told);
            for file in &all {
                let (heads, alone) = setting(&plan, &file.name, reveal);
                let alone = paper(&plan, &told, &file.name).or(alone);
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
        let script = paper(&plan, &told, "lib/common.sh").unwrap();
        assert!(script.constant && !script.lines.iter().any(|line| line.gap));
        let names = papers(&plan, &told);
        assert!(names.iter().any(|head| head.name == "install.sh"));
        assert!(names.iter().any(|head| head.name == SUMS));
        assert_eq!(paper(&plan, &told, "no such file"), None);
        let (_, first) = setting(&plan, "no such file", false);
        assert_eq!(first.as_ref(), preview(&plan, &report, false).first());
    }

    /// What is shown before the download is what is downloaded, once there are no errors.
    #[test]
    fn the_sums_are_those_of_the_bundle() {
        use crate::bundle::bundle;
        let mut answers = Answers::default();
        let text = |plan: &Plan, report: &Report| {
            let told = || report.clone();
            join(&paper(plan, &told, SUMS).unwrap().lines)
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
        let report = check::report(&plan);
        let shown = text(&plan, &report);
        let all = all(&plan, &|| report.clone());
        let files = bundle(&check::check(plan).unwrap()).files;
        let sums = files.iter().find(|file| file.name == SUMS).unwrap();
        assert_eq!(shown, sums.text);
        for file in &files {
            let shown = all.iter().find(|one| one.name == file.name).unwrap();
            // The ticket gets the sum of the sums on its way out.
            let same = file.text.starts_with(&join(&shown.lines));
            assert!(same && !shown.secret, "{}", file.name);
        }
        assert_eq!(all.iter().filter(|one| !one.secret).count(), files.len());
    }
}
