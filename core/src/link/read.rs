//! Reads links: a stranger's text. Whatever it says, the answer is answers or one plain reason, and nothing is dropped
//! without its name.

use super::pack::{Broken, unpack};
use super::{BEGINNING, END, FREE, LONGEST_READ, MOST_ANSWERS, RELEASE};
use crate::model::{Answers, Deployment};
use crate::questions;
use crate::release::offered;
use crate::secrets::PREFIX;
use crate::syntax::secret_like;
use crate::text::zip::crc32;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::fmt;

/// What a link says.
#[derive(Clone, PartialEq, Debug)]
pub struct Opened {
    /// Version of the tool that made it.
    pub tool: String,
    /// The answers, with the release's defaults where it says nothing.
    pub deployment: Deployment,
    /// How many answers were taken from it.
    pub taken: usize,
    /// What was not taken, and why.
    pub left: Vec<Named>,
}

impl Opened {
    /// Returns what there is to say beside the answers, a sentence each.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.tool != env!("CARGO_PKG_VERSION") {
            notes.push(format!(
                "Version {} of this tool made it. What it leaves out takes the defaults of this \
                 version, {}.",
                self.tool,
                env!("CARGO_PKG_VERSION")
            ));
        }
        let left = self
            .left
            .iter()
            .map(|Named { path, reason }| format!("Not taken: {path}: {reason}."));
        notes.extend(left);
        notes
    }
}

/// A path in a link that is not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Named {
    /// The path, as far as it can be shown.
    pub path: String,
    /// Why it is not taken.
    pub reason: Reason,
}

/// Why something in a link is not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reason {
    /// No question has this path.
    Unknown,
    /// The question was given up.
    Retired(&'static str),
    /// Free YAML does not travel in links.
    FreeYaml,
    /// It is the place of a secret, or looks like one.
    Secret,
    /// The answer does not fit; this does.
    Misfit(String),
    /// It stands there twice; the first is taken.
    Twice,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("no question of this version"),
            Self::Retired(because) => write!(f, "this question was given up: {because}"),
            Self::FreeYaml => f.write_str("extra values do not travel in links; use a file"),
            Self::Secret => f.write_str("this may be a secret, and no link carries one"),
            Self::Misfit(expected) => write!(f, "it takes {expected}"),
            Self::Twice => f.write_str("it stands there twice; the first one counts"),
        }
    }
}

/// Why a link says nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LinkError {
    /// It does not begin like a link of ours.
    NoLink,
    /// A later format than this version knows.
    LaterFormat,
    /// It is longer than links are, or unpacks to more.
    Large,
    /// A later version of this tool made it, with words that this one does not know.
    Later,
    /// Part of it is missing or was changed.
    Damaged,
    /// It is for a release that is not offered here.
    Release(String),
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoLink => "This is no link of the OSMO Configurator.",
            Self::LaterFormat => {
                "This link has a format that this version does not know. Open it with the version \
                 that made it, or ask for a file."
            }
            Self::Large => "This link is larger than any that this tool makes, so it was not read.",
            Self::Later => {
                "A later version of this tool made this link. Open it with that version, or ask \
                 for a file."
            }
            Self::Damaged => {
                "Part of this link is missing or was changed on its way. Copy it again as a whole."
            }
            Self::Release(word) => {
                return write!(
                    f,
                    "This link is for OSMO {word}, which is not offered here."
                );
            }
        })
    }
}

impl std::error::Error for LinkError {}

/// Questions that were given up: path and why. A link may still hold their answers.
const RETIRED: &[(&str, &str)] = &[];

/// How much of a path is shown.
const SHOWN: usize = 60;

/// Returns what can be shown of a path: what a path consists of, up to a limit.
fn shown(path: &str) -> String {
    let fits = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let out: String = path.chars().take_while(fits).take(SHOWN).collect();
    if out.len() == path.len() {
        out
    } else {
        out + "…"
    }
}

/// Says whether the fragment of an address is a link, of whatever format.
pub fn is_link(fragment: &str) -> bool {
    format(fragment).is_some()
}

fn format(fragment: &str) -> Option<&str> {
    let (format, _) = fragment.strip_prefix("#v")?.split_once('.')?;
    let digits = !format.is_empty() && format.bytes().all(|byte| byte.is_ascii_digit());
    digits.then_some(format)
}

fn fields(fragment: &str) -> Result<Vec<u8>, LinkError> {
    let Some(text) = fragment.strip_prefix(BEGINNING) else {
        return Err(match format(fragment) {
            Some(_) => LinkError::LaterFormat,
            None => LinkError::NoLink,
        });
    };
    if text.len() > LONGEST_READ {
        return Err(LinkError::Large);
    }
    let bytes = URL_SAFE_NO_PAD
        .decode(text)
        .map_err(|_| LinkError::Damaged)?;
    let (sum, packed) = bytes.split_first_chunk().ok_or(LinkError::Damaged)?;
    if crc32(packed).to_le_bytes() != *sum {
        return Err(LinkError::Damaged);
    }
    unpack(packed).map_err(|broken| match broken {
        Broken::Meaningless => LinkError::Damaged,
        Broken::Later => LinkError::Later,
        Broken::Large => LinkError::Large,
    })
}

/// Opens a link: its fragment, or the whole address around it.
///
/// # Errors
/// One reason why it says nothing.
pub fn open(address: &str) -> Result<Opened, LinkError> {
    let address = address.trim();
    let fragment = address.find('#').and_then(|at| address.get(at..));
    let bytes = fields(fragment.unwrap_or(address))?;
    let text = bytes.strip_suffix(&[END]).ok_or(LinkError::Damaged)?;
    let mut parts = Vec::new();
    for part in text.split(|byte| *byte == END) {
        parts.push(str::from_utf8(part).map_err(|_| LinkError::Damaged)?);
        if parts.len() > 2 * MOST_ANSWERS + 2 {
            return Err(LinkError::Large);
        }
    }
    let [tool, release, entries @ ..] = parts.as_slice() else {
        return Err(LinkError::Damaged);
    };
    let (pairs, []) = entries.as_chunks() else {
        return Err(LinkError::Damaged);
    };
    let facts = offered::all()
        .find(|facts| facts.word == *release)
        .ok_or_else(|| LinkError::Release(shown(release)))?;
    let mut reader = Reader {
        answers: questions::defaults(facts),
        seen: Vec::new(),
        left: Vec::new(),
    };
    for [path, text] in pairs {
        if let Err(reason) = reader.take(path, text) {
            let path = shown(path);
            reader.left.push(Named { path, reason });
        }
    }
    Ok(Opened {
        tool: shown(tool),
        deployment: reader.answers.deployment,
        taken: reader.seen.len(),
        left: reader.left,
    })
}

struct Reader<'a> {
    answers: Answers,
    seen: Vec<&'a str>,
    left: Vec<Named>,
}

impl<'a> Reader<'a> {
    fn take(&mut self, path: &'a str, text: &str) -> Result<(), Reason> {
        if path.starts_with(FREE) {
            return Err(Reason::FreeYaml);
        }
        if path.starts_with(PREFIX) || secret_like::find_at(path, text).is_some() {
            return Err(Reason::Secret);
        }
        if let Some((_, because)) = RETIRED.iter().find(|(retired, _)| *retired == path) {
            return Err(Reason::Retired(because));
        }
        let field = questions::find(path).filter(|field| field.path != RELEASE);
        let field = field.ok_or(Reason::Unknown)?;
        if self.seen.contains(&path) {
            return Err(Reason::Twice);
        }
        field
            .set(&mut self.answers, text)
            .map_err(|misfit| Reason::Misfit(misfit.expected.into_owned()))?;
        self.seen.push(path);
        Ok(())
    }
}
