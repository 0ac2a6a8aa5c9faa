//! The releases that are offered: one line each.

use super::facts::{Facts, Keys};
#[cfg(feature = "made-up-release")]
use super::made_up::facts as made_up;
use super::v6_2::facts as v6_2;

/// Every release but the newest, which stands in [`NEWEST`].
pub const OLDER: &[&Facts] = &[
    #[cfg(feature = "made-up-release")]
    &made_up::FACTS,
];

/// The newest release: a new deployment begins with it.
pub static NEWEST: &Facts = &v6_2::FACTS;

/// Returns every release, the newest first.
pub fn all() -> impl Iterator<Item = &'static Facts> {
    std::iter::once(NEWEST).chain(OLDER.iter().copied())
}

/// Returns the release with this word; the newest for a word that is none.
pub fn of(word: &str) -> &'static Facts {
    all().find(|facts| facts.word == word).unwrap_or(NEWEST)
}

/// Returns what the release with this word knows of the keys of values files; the newest for a word that is none.
pub fn keys_of(word: &str) -> &'static Keys {
    match word {
        #[cfg(feature = "made-up-release")]
        word if word == made_up::FACTS.word => &made_up::KEYS,
        _ => &v6_2::KEYS,
    }
}
