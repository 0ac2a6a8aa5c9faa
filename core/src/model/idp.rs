//! The identity provider: the one that is chosen, and what was given for each.
//!
//! Nothing here knows a provider. What each asks and what follows from it stands in its file in [`crate::idp`].

use super::{Deployment, SessionStore, Text};
use crate::path::Path;
use std::collections::BTreeMap;

/// One identity provider: its word in files, and whether people sign in through it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ProviderId {
    word: &'static str,
    signs_in: bool,
}

impl ProviderId {
    /// A provider through which people sign in.
    pub(crate) const fn new(word: &'static str) -> Self {
        let signs_in = true;
        Self { word, signs_in }
    }

    /// The absence of a provider.
    pub(crate) const fn nobody(word: &'static str) -> Self {
        let signs_in = false;
        Self { word, signs_in }
    }

    /// Returns the word that stands for it in files.
    pub const fn word(self) -> &'static str {
        self.word
    }
}

impl Default for ProviderId {
    /// The first of the table in [`crate::idp`].
    fn default() -> Self {
        Self::new("entra")
    }
}

/// The chosen provider and the answers to the questions of all of them, so that trying another one loses nothing.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Idp {
    /// The one that is used.
    pub provider: ProviderId,
    /// What differs from the usual, by path. Only [`crate::idp`] knows what the paths mean.
    given: BTreeMap<Path, String>,
}

impl Idp {
    /// Returns what was given at a path; nothing if it is the usual.
    pub(crate) fn given(&self, path: Path) -> Option<&str> {
        self.given.get(&path).map(String::as_str)
    }

    /// Keeps what was given at a path; nothing for the usual.
    pub(crate) fn give(&mut self, path: Path, text: Option<String>) {
        match text {
            Some(text) => self.given.insert(path, text),
            None => self.given.remove(&path),
        };
    }
}

impl Deployment {
    /// Says whether people sign in at all. The one definition: pods, secrets, pages and rules ask here.
    pub fn signs_in(&self) -> bool {
        self.idp.provider.signs_in
    }

    /// Says whether somebody's session is a cookie, which makes large headers (D5, F-cookie-size).
    pub fn keeps_sessions_in_cookies(&self) -> bool {
        self.signs_in() && self.oauth2_proxy.session_store == SessionStore::Cookie
    }

    /// Says whether sessions are kept in Redis, with a password or without.
    pub fn keeps_sessions_in_redis(&self) -> bool {
        self.signs_in() && self.oauth2_proxy.session_store != SessionStore::Cookie
    }
}

/// The administrator that OSMO makes at start-up; advised with every provider (D24).
#[derive(Clone, Default, PartialEq, Debug)]
pub struct DefaultAdmin {
    /// `services.defaultAdmin.enabled`.
    pub enabled: bool,
    /// `services.defaultAdmin.username`.
    pub username: Text,
}
