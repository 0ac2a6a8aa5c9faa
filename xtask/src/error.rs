//! The one error type of the build tool: a sentence that says what failed, at what, and why.

use std::fmt::{self, Display, Formatter};

/// Why a command could not do its work, in words for the person at the terminal.
#[derive(Debug)]
pub(crate) struct Error(String);

/// A result whose error is a sentence.
pub(crate) type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// Makes an error from its sentence.
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl Display for Error {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Adds to a foreign error what was being done.
pub(crate) trait Context<T> {
    /// Returns the value, or an error that reads `doing: cause`.
    fn context(self, doing: impl Display) -> Result<T>;
}

impl<T, E: Display> Context<T> for std::result::Result<T, E> {
    fn context(self, doing: impl Display) -> Result<T> {
        self.map_err(|cause| Error(format!("{doing}: {cause}")))
    }
}

impl<T> Context<T> for Option<T> {
    fn context(self, doing: impl Display) -> Result<T> {
        self.ok_or_else(|| Error(doing.to_string()))
    }
}
