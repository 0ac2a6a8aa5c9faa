//! What the two programs of the page tell each other: a verb with text and bytes, and an answer. Each verb stands here once.

mod findings;
mod guidance;
mod handed;
mod link;
mod told;

pub(crate) use findings::{findings, write_findings};
pub(crate) use guidance::{Guidance, Guided, Pair, guidance, write_guidance};
pub(crate) use handed::{handed, write_handed};
pub(crate) use link::{Link, link, write_link};

use osmo_configurator_core::path::Path;
use osmo_configurator_core::preview::{Head, PreviewFile};
use osmo_configurator_core::text::{Language, Line};
use osmo_configurator_core::{questions, secrets};

/// What the page asks of the workbench.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Verb {
    /// Take the answers (text) and the secrets (bytes) as they are now.
    Take,
    /// Remember the files of the answers in the text: they are what others are compared with.
    Remember,
    /// Which pages and scripts there are, with the number of their new lines: see [`heads`].
    Papers,
    /// The lines of the page or script with this name: see [`file`].
    Paper,
    /// The same as it was when the files were remembered.
    PaperBefore,
    /// A file of the checked bundle, as text; nothing while an error is left.
    File,
    /// The link that holds the answers: see [`link`].
    Link,
    /// Reads the link in the text: see [`handed`]. Text alone is why it was not read.
    Open,
    /// What to do at the chosen provider: see [`guidance`].
    Guidance,
    /// What is wrong with the operator's own values: see [`findings`].
    Extra,
    /// The archive of all files without a secret; nothing while an error is left.
    Files,
    /// The archive of the secrets; nothing while an error is left.
    Secrets,
    /// The sum that stands for the files; nothing while an error is left.
    Digest,
    /// The answers as a file, finished or not.
    Answers,
    /// Reads a file that was handed over: see [`handed`]. Text alone is why it was not read.
    Handed,
    /// Takes apart the bytes that were pasted into the box of the question with this path: see [`handed`], with the answers in
    /// short, then the path of a secret in it and what else there is to say. Text alone is why that is no answer.
    Apart,
    /// The secret in the same.
    ApartSecret,
    /// Begin anew, as if nothing had been ticked.
    Afresh,
    /// The field with this path has the focus; no field has, without one.
    Look,
    /// The line that somebody chose: name of its file, [`NEXT`], number.
    Explain,
    /// The file with this name is open.
    Reading,
    /// Put the panel with this name into its place.
    Mount,
    /// Take the panel away again.
    Unmount,
}

/// What a panel asks of the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Wish {
    /// Review changes: see [`handed`].
    Propose,
    /// Take answers at once, as one step that can be undone: what to tell, [`NEXT`], the answers. The operator has seen each change.
    Set,
    /// Take the last step back.
    Undo,
    /// Take the secret (bytes) with this path.
    Secret,
    /// Tell that something worked.
    Tell,
    /// Tell that something did not work.
    Warn,
    /// Let the operator copy the text by hand: the browser refused.
    ByHand,
    /// Save bytes: name, [`NEXT`], kind.
    Save,
    /// Show the field with this path.
    GoTo,
    /// Show a line of a file: name, [`NEXT`], number.
    Line,
    /// Choose a line of the open file by its number, or none.
    Choose,
    /// Open a file by its name.
    Read,
    /// Tell the workbench what the operator gave by now.
    Know,
    /// Open the draft that stands in the place of the open one by now.
    Draft,
}

/// The verbs and wishes by their words.
macro_rules! words {
    ($of:ident: $($name:ident $word:literal)*) => {
        impl $of {
            /// Returns its word.
            pub(crate) fn word(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }

            /// Returns the one with this word.
            pub(crate) fn of(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)* _ => None }
            }
        }
    };
}

words!(Verb: Take "take" Remember "remember" Papers "papers" Paper "paper" PaperBefore "paper-before" File "file" Link "link" Open "open" Guidance "guidance" Extra "extra" Files "files"
    Secrets "secrets" Digest "digest" Answers "answers" Handed "handed" Apart "apart" ApartSecret "apart-secret" Afresh "afresh"
    Look "look" Explain "explain" Reading "reading" Mount "mount" Unmount "unmount");
words!(Wish: Propose "propose" Set "set" Undo "undo" Secret "secret" Tell "tell" Warn "warn" ByHand "by-hand" Save "save" GoTo "go-to" Line "line"
    Choose "choose" Read "read" Know "know" Draft "draft");

/// An answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Reply {
    /// There is none.
    Nothing,
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl Reply {
    /// Returns the text.
    pub(crate) fn text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the bytes.
    pub(crate) fn bytes(self) -> Option<Vec<u8>> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }
}

impl From<Option<String>> for Reply {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Nothing, Self::Text)
    }
}

impl From<Option<Vec<u8>>> for Reply {
    fn from(bytes: Option<Vec<u8>>) -> Self {
        bytes.map_or(Self::Nothing, Self::Bytes)
    }
}

/// Stands between parts; no part holds it.
pub(crate) const NEXT: char = '\u{1}';

fn language_word(language: Language) -> &'static str {
    match language {
        Language::Yaml => "yaml",
        Language::Markdown => "page",
        Language::Shell => "shell",
    }
}

fn language(word: &str) -> Language {
    match word {
        "yaml" => Language::Yaml,
        "page" => Language::Markdown,
        _ => Language::Shell,
    }
}

/// Writes which files there are, and how many of their lines are new.
pub(crate) fn write_heads(heads: &[(Head, usize)]) -> String {
    let line = |(head, changed): &(Head, usize)| {
        let word = language_word(head.language);
        format!("{}{NEXT}{word}{NEXT}{changed}\n", head.name)
    };
    heads.iter().map(line).collect()
}

/// Reads what [`write_heads`] wrote.
pub(crate) fn heads(text: &str) -> Vec<(Head, usize)> {
    let head = |line: &str| {
        let mut parts = line.split(NEXT);
        let head = Head {
            name: parts.next()?.to_owned().into(),
            language: language(parts.next()?),
            secret: false,
        };
        Some((head, parts.next()?.parse().ok()?))
    };
    text.lines().filter_map(head).collect()
}

/// Writes a file with what is known of its lines.
pub(crate) fn write_file(file: &PreviewFile) -> String {
    let word = language_word(file.language);
    let mut text = format!("{word}{NEXT}{}\n", file.constant);
    for line in &file.lines {
        let origin = line.origin.map_or("", Path::as_str);
        let gap = if line.gap { "gap" } else { "" };
        for part in [
            gap,
            &NEXT.to_string(),
            origin,
            &NEXT.to_string(),
            &line.text,
            "\n",
        ] {
            text.push_str(part);
        }
    }
    text
}

/// Returns the path of the question or secret that has it.
pub(crate) fn path(text: &str) -> Option<Path> {
    let question = questions::find(text).map(|field| field.path);
    question.or_else(|| secrets::find(text).map(|spec| spec.path))
}

/// Reads what [`write_file`] wrote.
pub(crate) fn file(name: &str, text: &str) -> Option<PreviewFile> {
    let (head, lines) = text.split_once('\n')?;
    let (word, constant) = head.split_once(NEXT)?;
    let line = |line: &str| {
        let mut parts = line.splitn(3, NEXT);
        Some(Line {
            gap: parts.next()? == "gap",
            origin: path(parts.next()?),
            text: parts.next()?.to_owned(),
        })
    };
    Some(PreviewFile {
        name: name.to_owned(),
        language: language(word),
        secret: false,
        constant: constant == "true",
        lines: lines.split_terminator('\n').filter_map(line).collect(),
    })
}

/// Puts parts together.
pub(crate) fn join(parts: &[&str]) -> String {
    parts.join(&NEXT.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use osmo_configurator_core::check;
    use osmo_configurator_core::model::Answers;
    use osmo_configurator_core::plan::Plan;
    use osmo_configurator_core::preview;
    use osmo_configurator_core::secrets::Secrets;

    #[test]
    fn every_file_arrives_as_it_is() {
        let plan = Plan::new(&Answers::default(), &Secrets::default());
        let report = check::report(&plan);
        let files = preview::preview(&plan, &report, false);
        for one in files.iter().filter(|one| !one.secret) {
            assert_eq!(file(&one.name, &write_file(one)).as_ref(), Some(one));
        }
        let all = preview::papers(&plan, &|| report.clone());
        let all: Vec<_> = all.into_iter().map(|head| (head, 7)).collect();
        assert_eq!(heads(&write_heads(&all)), all);
        assert!(all.len() > 20);
    }

    #[test]
    fn verbs_and_wishes_have_words() {
        for verb in [Verb::Take, Verb::PaperBefore, Verb::Unmount] {
            assert_eq!(Verb::of(verb.word()), Some(verb));
        }
        assert_eq!(Wish::of(Wish::GoTo.word()), Some(Wish::GoTo));
        assert_eq!(Verb::of("no such verb"), None);
    }
}
