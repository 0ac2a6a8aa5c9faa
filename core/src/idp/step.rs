//! One step in a provider's console: what to click, what to paste there, and what people see when it was forgotten.

use super::{Connection, redirect_uri};

/// One numbered step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step {
    /// What to do, in one or two sentences.
    pub text: &'static str,
    /// What to paste there.
    pub(crate) paste: &'static [Paste],
    /// What people see when it was forgotten, and what it means.
    pub traps: &'static [[&'static str; 2]],
    /// What in a token it sets right: claims, or `user` for the user's name.
    pub(crate) mends: &'static [&'static str],
    /// Whether it is one of the steps that give people roles.
    pub(crate) for_roles: bool,
}

/// A value that a console takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Paste {
    /// The redirect URI.
    Redirect,
    /// OSMO's own address, where people land after signing out.
    Home,
    /// The scopes.
    Scopes,
    /// A fixed text, with its name in the console.
    Text(&'static str, &'static str),
}

impl Step {
    pub(crate) const fn new(text: &'static str) -> Self {
        Self {
            text,
            paste: &[],
            traps: &[],
            mends: &[],
            for_roles: false,
        }
    }

    pub(crate) const fn paste(mut self, paste: &'static [Paste]) -> Self {
        self.paste = paste;
        self
    }

    pub(crate) const fn traps(mut self, traps: &'static [[&'static str; 2]]) -> Self {
        self.traps = traps;
        self
    }

    pub(crate) const fn mends(mut self, mends: &'static [&'static str]) -> Self {
        self.mends = mends;
        self
    }

    /// One of the steps that give people roles; the one that puts them into the token is one anyway.
    pub(crate) const fn for_roles(mut self) -> Self {
        self.for_roles = true;
        self
    }

    /// Returns whether roles need this step: it is marked so, or it mends sign-ins without roles.
    pub(crate) fn needed_for_roles(&self) -> bool {
        self.for_roles || self.mends.contains(&"roles")
    }
}

impl Paste {
    /// Returns its name in the console and its value.
    pub(super) fn value(
        self,
        hostname: &str,
        connection: Option<&Connection>,
    ) -> (&'static str, String) {
        match self {
            Self::Redirect => ("Redirect URI", redirect_uri(hostname)),
            Self::Home => ("Address after signing out", format!("https://{hostname}/")),
            Self::Scopes => (
                "Scopes",
                connection.map_or_else(String::new, |c| c.scope.clone()),
            ),
            Self::Text(label, value) => (label, value.to_owned()),
        }
    }
}
