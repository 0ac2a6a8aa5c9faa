//! The account of one document: every key of it, what is wrong with it, and what would be lost.

use super::found::Found;
use crate::path::Path;
use crate::questions;

/// What became of a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// The answers give it again: the question behind it, if there is one.
    Understood(Option<Path>),
    /// No question has it, so it is kept in this expert block.
    Kept(Path),
    /// No template reads it.
    Dead,
    /// Nothing reads it here; it was taken for the key where it belongs.
    Moved(&'static str),
    /// It holds a placeholder: the question stays open.
    Placeholder(Option<Path>),
    /// It holds nothing.
    Nothing,
    /// It cannot work; the finding with this code says what stands in its place.
    Repaired(&'static str),
    /// A secret: it is offered to the page's store and stands in no answer.
    Secret(Path),
    /// It looks like a secret that has no place here, and was left out.
    Withheld,
    /// It does nothing: what it belongs to is switched off.
    Idle,
    /// Something further down or in a later file replaces it.
    Replaced,
    /// It is not taken, for this reason.
    Aside(&'static str),
}

impl Fate {
    /// Says whether the operator has to look at it.
    pub fn is_open(self) -> bool {
        !matches!(
            self,
            Self::Understood(_)
                | Self::Kept(_)
                | Self::Nothing
                | Self::Secret(_)
                | Self::Idle
                | Self::Replaced
        )
    }

    /// Returns it in words.
    pub fn says(self) -> String {
        let label = |path: Option<Path>| path.map(|path| questions::label(path.as_str()));
        match self {
            Self::Understood(path) => match label(path) {
                Some(label) => format!("understood: {label}"),
                None => "understood: always so".to_owned(),
            },
            Self::Kept(path) => format!(
                "kept as an extra value: {}",
                questions::label(path.as_str())
            ),
            Self::Dead => "dead: no template reads it".to_owned(),
            Self::Moved(to) => format!("dead here: taken for {to}"),
            Self::Placeholder(path) => match label(path) {
                Some(label) => format!("placeholder: {label} stays open"),
                None => "placeholder: left out".to_owned(),
            },
            Self::Nothing => "empty".to_owned(),
            Self::Repaired(code) => format!("repaired: see {code}"),
            Self::Secret(path) => format!("secret: {}", questions::label(path.as_str())),
            Self::Withheld => "left out: it looks like a secret".to_owned(),
            Self::Idle => "without effect: what it belongs to is off".to_owned(),
            Self::Replaced => "replaced by a later value".to_owned(),
            Self::Aside(why) => format!("not taken: {why}"),
        }
    }
}

/// One key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Key {
    /// Line in its file, from 1.
    pub line: usize,
    /// Key path.
    pub key: String,
    /// What became of it.
    pub fate: Fate,
}

/// The account of one document.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Sheet {
    /// Name of the file.
    pub name: String,
    /// What it was taken for.
    pub kind: String,
    /// Every key.
    pub keys: Vec<Key>,
    /// What is wrong with it.
    pub found: Vec<Found>,
    /// Comments that would be lost, with their lines.
    pub comments: Vec<(usize, String)>,
}

impl Sheet {
    /// Begins the account of a document.
    pub(super) fn new(name: &str, kind: &str) -> Self {
        Self {
            name: name.to_owned(),
            kind: kind.to_owned(),
            ..Self::default()
        }
    }

    /// Says what became of a key.
    pub(super) fn told(&mut self, line: usize, key: &str, fate: Fate) {
        self.keys.push(Key {
            line,
            key: key.to_owned(),
            fate,
        });
    }

    /// Returns how many keys have such a fate.
    pub fn count(&self, is: fn(Fate) -> bool) -> usize {
        self.keys.iter().filter(|key| is(key.fate)).count()
    }
}
