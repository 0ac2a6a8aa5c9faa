//! The path of a question or a secret, as a type: what a finding, a rendered line or an answer points at.
//!
//! A path comes into being in the table that defines it: the questions, those of a provider in its file, the secrets. Everybody
//! else names one with [`path!`](crate::path!), which does not compile for a path that no table has.

use std::fmt;
use std::ops::Deref;

/// The [`Path`](Path) of a question or secret. A path that no table has does not compile.
#[macro_export]
macro_rules! path {
    ($text:expr) => {
        const { $crate::questions::named($text) }
    };
}

/// Path of a question or a secret, e.g. `postgres.serviceName`: the key of the answers file, the id on the page, the place
/// of a finding and the origin of a rendered line.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(&'static str);

impl Path {
    /// Makes the path of a new entry of a table. Only tables do that.
    pub(crate) const fn defined(text: &'static str) -> Self {
        Self(text)
    }

    /// Returns the path as text.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl Deref for Path {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.0, f)
    }
}

impl PartialEq<str> for Path {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Path {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}
