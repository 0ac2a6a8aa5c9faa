//! The OSMO release that the files are for: a word, which the table of offered releases knows.

/// The word of a release, as it stands in files and links.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Release(&'static str);

impl Release {
    /// Only the table of releases knows words.
    pub(crate) const fn new(word: &'static str) -> Self {
        Self(word)
    }

    /// Returns the word.
    pub const fn word(self) -> &'static str {
        self.0
    }
}
