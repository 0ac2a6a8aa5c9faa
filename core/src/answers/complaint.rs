//! What is wrong with a text of answers. Values are never repeated: a secret may stand where an answer belongs.

use crate::syntax::secret_like;
use crate::yaml::{Defect, ReadError};
use std::fmt;

/// How many complaints are told; the others are counted.
const MOST: usize = 100;
/// How much of a key is repeated.
const KEY: usize = 60;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Line, from 1.
    pub line: usize,
    /// Key path; empty for the text as a whole.
    pub path: String,
    /// What is wrong, and what fits.
    pub what: String,
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, path, what } = self;
        if path.is_empty() {
            write!(f, "line {line}: {what}")
        } else {
            write!(f, "line {line}: {path} {what}")
        }
    }
}

/// Everything that is wrong with a text, in the order of its lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Complaints {
    /// The complaints, a hundred at most.
    pub told: Vec<Complaint>,
    /// How many there are beside them.
    pub more: usize,
}

impl fmt::Display for Complaints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, complaint) in self.told.iter().enumerate() {
            let end = if at == 0 { "" } else { "\n" };
            write!(f, "{end}{complaint}")?;
        }
        if self.more > 0 {
            write!(f, "\nand {} more", self.more)?;
        }
        Ok(())
    }
}

impl std::error::Error for Complaints {}

/// Returns what may be repeated of a key.
fn shown(path: &str) -> String {
    if secret_like::in_key(path) {
        return "(a key that looks like a secret)".to_owned();
    }
    let fits = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '[' | ']');
    if path.len() <= KEY && path.chars().all(|c| fits(&c)) {
        path.to_owned()
    } else {
        let start: String = path.chars().take_while(fits).take(KEY).collect();
        start + "…"
    }
}

impl Complaints {
    pub(super) fn add(&mut self, line: usize, path: &str, what: impl Into<String>) {
        if self.told.len() < MOST {
            self.told.push(Complaint {
                line,
                path: shown(path),
                what: what.into(),
            });
        } else {
            self.more += 1;
        }
    }

    pub(super) fn defect(&mut self, error: &ReadError) {
        let what = match &error.defect {
            Defect::Twice(key) => format!("the key {} stands twice", shown(key)),
            Defect::Unsupported => {
                "anchors, tags, a second document and more than 24 levels are not read; write the \
                 answers out"
                    .to_owned()
            }
            Defect::Syntax => {
                "this is no YAML: indent by spaces, and put text with : or # into double quotes"
                    .to_owned()
            }
            Defect::Large => "this is too large: an answers file has at most 256 kB".to_owned(),
            // Told where the answer is taken, with its path.
            Defect::Fraction(_) => return,
        };
        self.add(error.line, "", what);
    }

    /// Returns the answers if there is nothing to complain about.
    pub(super) fn or<T>(mut self, read: T) -> Result<T, Self> {
        self.told.sort_by_key(|complaint| complaint.line);
        if self.told.is_empty() {
            Ok(read)
        } else {
            Err(self)
        }
    }
}
