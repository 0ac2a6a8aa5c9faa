//! Bringing what exists: values files, what Helm and kubectl show, in one go. Answers come of it, secrets for the page's
//! store, and an account of every key. Nothing is taken here: the operator sees all of it first ([`crate::changes`]).

mod account;
mod agree;
mod codes;
mod comments;
mod differently;
mod fate;
mod files;
mod found;
mod keep;
mod kind;
mod live;
mod mek;
mod null;
mod objects;
mod opened;
mod ours;
mod parts;
pub(crate) mod place;
mod pull;
mod read;
mod secret;
mod sheet;
mod take;
mod withheld;
mod write;

pub use codes::codes;
pub use found::Found;
pub(crate) use found::{UNREADABLE, values};
pub(crate) use kind::chart as chart_of;
pub(crate) use parts::{Part, parts};
pub use sheet::{Fate, Key, Sheet};
pub use write::{account, notes, summary};

use crate::model::Answers;
use crate::path::Path;
use crate::secrets::{Secret, SecretSpec};
use files::{Document, Unread};
use opened::{Handed, Named, named};

/// A secret that was recognised.
#[derive(Clone, Debug)]
pub struct Held {
    /// Which one it is.
    pub spec: &'static SecretSpec,
    /// Its value.
    pub secret: Secret,
    /// Where it stood, e.g. `db-secret/db-password`.
    pub from: String,
}

/// What came of the files.
#[derive(Clone, Debug)]
pub struct Import {
    /// The answers, beside defaults.
    pub answers: Answers,
    /// The questions that the files speak about: the others keep what they have.
    spoken: Vec<Path>,
    /// Secrets, for the store alone.
    pub secrets: Vec<Held>,
    /// The account of every document.
    pub sheets: Vec<Sheet>,
    /// Files that hold neither values nor objects, and were not read.
    pub aside: Vec<String>,
}

impl Import {
    /// Returns these answers laid over others: what the files do not speak about stays.
    #[must_use]
    pub fn onto(&self, current: &Answers) -> Answers {
        let mut out = current.clone();
        for path in &self.spoken {
            if let Some(field) = crate::questions::find(path) {
                // It was read there, so it fits.
                field
                    .set(&mut out, &field.read(&self.answers))
                    .unwrap_or_default();
            }
        }
        out
    }

    /// Says whether nothing was understood at all.
    pub fn is_empty(&self) -> bool {
        self.spoken.is_empty() && self.secrets.is_empty()
    }

    /// Returns how many keys there are, and how many of them the operator has to look at.
    pub fn keys(&self) -> (usize, usize) {
        let all = self.sheets.iter().map(|sheet| sheet.keys.len()).sum();
        let open = self
            .sheets
            .iter()
            .map(|sheet| sheet.count(Fate::is_open))
            .sum();
        (all, open)
    }
}

/// A file's name and text, or why it has none.
type Opened = Result<(String, String), (String, &'static str)>;

/// Opens files as an import does: archives too.
pub(crate) fn opened(given: &[(&str, &[u8])]) -> Vec<Opened> {
    opened::all(given)
}

/// Returns our name of the values file that a text stands for, if it is values of a chart.
pub(crate) fn chart_file(name: &str, text: &str) -> Option<&'static str> {
    let (tree, _) = crate::yaml::tree(text);
    match kind::kind(name, tree.as_ref()?) {
        kind::Kind::Values(chart) => Some(chart.file),
        _ => None,
    }
}

/// Reads files: name and bytes of each. Archives are opened, several documents in one text are taken one by one.
pub fn import(given: &[(&str, &[u8])]) -> Import {
    let mut documents: Vec<Document> = Vec::new();
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut refuse = |name: &str, why: Unread| {
        let mut sheet = Sheet::new(name, "not read");
        let (what, fix) = why.says();
        let says = [what, "Nothing of it is used.", fix];
        sheet.found.push(Found::error(UNREADABLE, 1, "", says));
        sheets.push(sheet);
    };
    let mut aside = Vec::new();
    let handed = opened::unpacked(given);
    let alone = handed.len() == 1;
    for file in handed {
        match file {
            Handed::Refused(name, why) => refuse(&name, why),
            Handed::Aside(name) => aside.push(name),
            Handed::File(name, bytes) => {
                // Where the name does not say that it is YAML, its content has to, unless it is all that there is.
                let is_open = !alone && named(&name) == Named::Open;
                let Some(text) = opened::text(&bytes) else {
                    if is_open {
                        aside.push(name);
                    } else {
                        refuse(&name, Unread::NoText);
                    }
                    continue;
                };
                let text = text.trim_start_matches('\u{feff}');
                let before = documents.len();
                let done = files::documents(&name, text, &mut documents);
                let new = documents.get(before..).unwrap_or_default();
                if is_open && !new.iter().any(kind::is_known) {
                    documents.truncate(before);
                    aside.push(name);
                } else if let Err(why) = done {
                    documents.truncate(before);
                    refuse(&name, why);
                }
            }
        }
    }
    aside.retain(|name| named(name) != Named::Left);
    Import {
        aside,
        ..take::take(documents, sheets)
    }
}

#[cfg(test)]
mod tests;
