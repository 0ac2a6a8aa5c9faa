//! What somebody hands over: a file of answers, or the archive of a bundle, which carries its own. It is read, compared
//! with what this version would make of it, and taken by nobody but the operator: see [`crate::changes`].

use crate::answers;
use crate::bundle::bundle;
use crate::check;
use crate::finding::Report;
use crate::model::Answers;
use crate::plan::Plan;
use crate::release::kit::given::{self, FINDINGS};
use crate::secrets::Secrets;
use crate::text::unzip::{self, Refused};
use std::fmt;

/// The largest file that is looked at.
const MOST: usize = 8 * 1024 * 1024;

/// What was handed over.
#[derive(Clone, PartialEq, Debug)]
pub struct Handed {
    /// The answers.
    pub answers: Answers,
    /// What is different by now, a sentence each.
    pub since: Vec<String>,
}

/// Why nothing was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unread {
    /// It is larger than any bundle.
    Large,
    /// It is no text.
    NoText,
    /// It is an archive that cannot be read.
    Archive,
    /// It is an archive that is encrypted, or packed in a way that few programs use.
    Unusual,
    /// It is an archive without answers in it.
    NoAnswers,
    /// It is no file of answers, for these reasons.
    Answers(answers::Complaints),
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Large => "It is larger than any bundle, so it was not read.",
            Self::NoText => "It is no text.",
            Self::Archive => "It is an archive of which a part is missing or damaged.",
            Self::Unusual => {
                "It is an archive that is encrypted, or packed in an unusual way. Unpack it, and open the file \
                 osmo-configurator.yaml in it."
            }
            Self::NoAnswers => {
                "It is an archive without the file osmo-configurator.yaml. Bundles of earlier \
                 versions have none, and the archive of secrets has none either."
            }
            Self::Answers(complaints) => return complaints.fmt(f),
        })
    }
}

impl std::error::Error for Unread {}

/// A file in an archive: name and text.
type Entry = (String, String);

fn entries(bytes: &[u8]) -> Result<Vec<Entry>, Unread> {
    let files = unzip::unpack(bytes, unzip::MOST_BYTES).map_err(|refused| match refused {
        Refused::Damaged => Unread::Archive,
        Refused::Unusual => Unread::Unusual,
        Refused::Large => Unread::Large,
    })?;
    let text = |(name, bytes): unzip::Entry<'_>| {
        let name = str::from_utf8(name).ok()?.replace('\\', "/");
        Some((name, String::from_utf8(bytes.into_owned()).ok()?))
    };
    Ok(files.into_iter().filter_map(text).collect())
}

/// Returns the name without the folder that all files of a bundle share.
fn short(name: &str) -> &str {
    name.split_once('/').map_or(name, |(_, rest)| rest)
}

/// Reads what was handed over.
///
/// # Errors
/// Why it cannot be read.
pub fn open(bytes: &[u8]) -> Result<Handed, Unread> {
    if bytes.len() > MOST {
        return Err(Unread::Large);
    }
    if !unzip::is_archive(bytes) {
        let text = str::from_utf8(bytes).map_err(|_| Unread::NoText)?;
        return read(text, &[]);
    }
    let entries = entries(bytes)?;
    let own = entries
        .iter()
        .find(|(name, _)| short(name) == given::NAME || name == given::NAME);
    let (_, text) = own.ok_or(Unread::NoAnswers)?;
    read(text, &entries)
}

fn read(text: &str, entries: &[Entry]) -> Result<Handed, Unread> {
    let answers = answers::read(text).map_err(Unread::Answers)?;
    let plan = Plan::new(&answers, &Secrets::default());
    let report = check::report(&plan);
    let mut since = by_the_header(text, &plan, &report);
    since.extend(by_the_files(entries, plan));
    Ok(Handed { answers, since })
}

/// Returns the comment lines at the top, without their marks.
fn comments(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map_while(|line| line.strip_prefix("# "))
}

/// Says what the first lines tell: another version of this tool, other findings.
fn by_the_header(text: &str, plan: &Plan, report: &Report) -> Vec<String> {
    let now = given::file(plan, report).text;
    let made = |text: &str| {
        comments(text)
            .find(|line| line.starts_with("Made by"))
            .map(sentence)
    };
    let mut since = Vec::new();
    if let (Some(before), Some(now)) = (made(text), made(&now))
        && before != now
    {
        since.push(format!(
            "It was made by another version: {before} This is: {now}"
        ));
    }
    if let Some(before) = comments(text).find_map(|line| line.strip_prefix(FINDINGS)) {
        let (before, now): (Vec<&str>, _) =
            (before.split_whitespace().collect(), given::codes(report));
        let new: Vec<&str> = now
            .iter()
            .filter(|code| !before.contains(code))
            .copied()
            .collect();
        if !new.is_empty() {
            since.push(format!(
                "Findings that it did not have then: {}.",
                new.join(", ")
            ));
        }
        let known =
            |code: &&str| code.bytes().all(|b| b.is_ascii_alphanumeric()) && *code != "none";
        let gone = before
            .iter()
            .filter(|code| known(code) && !now.contains(code));
        let gone: Vec<&str> = gone.take(50).copied().collect();
        if !gone.is_empty() {
            since.push(format!(
                "Findings that it has no more: {}.",
                gone.join(", ")
            ));
        }
    }
    since
}

/// The most of a stranger's sentence that is repeated.
const SENTENCE: usize = 200;

/// Returns plain characters of a sentence, up to a limit.
fn sentence(line: &str) -> String {
    let plain = |c: &char| c.is_ascii_graphic() || *c == ' ';
    line.chars().filter(plain).take(SENTENCE).collect()
}

/// Says which files of an archive would be different now.
fn by_the_files(entries: &[Entry], plan: Plan) -> Option<String> {
    let checked = check::check(plan).ok().filter(|_| !entries.is_empty())?;
    let files = bundle(&checked).files;
    let differs = |name: &str, text: &str| {
        let there = entries.iter().find(|(other, _)| short(other) == name);
        there.is_none_or(|(_, other)| *other != text)
    };
    let named: Vec<&str> = files
        .iter()
        .filter(|file| !matches!(file.name.as_str(), "SHA256SUMS" | "CHANGE.md"))
        .filter(|file| differs(&file.name, &file.text))
        .map(|file| file.name.as_str())
        .collect();
    match named.as_slice() {
        [] => Some("Every file of it would be the same today.".to_owned()),
        [one] => Some(format!("1 file would be different today: {one}.")),
        several => Some(format!(
            "{} files would be different today: {}.",
            several.len(),
            several.join(", ")
        )),
    }
}

#[cfg(test)]
mod tests;
