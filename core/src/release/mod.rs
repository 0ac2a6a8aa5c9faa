//! Releases of OSMO: a folder each with its facts as data and what it does in its own way; the kit that they share; and
//! the table of those that are offered.

pub mod facts;
pub(crate) mod kit;
#[cfg(feature = "made-up-release")]
pub(crate) mod made_up;
pub mod offered;
pub(crate) mod v6_2;

use crate::plan::Plan;
use kit::back::Reading;
use kit::{Pages, Release};

/// Returns what the plan's release does in its own way.
pub(crate) fn of(plan: &Plan) -> &'static dyn Release {
    match plan.facts().word {
        #[cfg(feature = "made-up-release")]
        word if word == made_up::facts::FACTS.word => &made_up::MadeUp,
        _ => &v6_2::V6_2,
    }
}

/// Returns what the plan's release says in its pages.
pub(crate) fn pages_of(plan: &Plan) -> &'static dyn Pages {
    match plan.facts().word {
        #[cfg(feature = "made-up-release")]
        word if word == made_up::facts::FACTS.word => &made_up::MadeUp,
        _ => &v6_2::V6_2,
    }
}

/// Returns the words in which programs of the plan's release say what is wrong. Not part of what a release does, since only
/// who decodes an error needs them.
pub(crate) fn texts(plan: &Plan) -> &'static [&'static [kit::Text]] {
    match plan.facts().word {
        #[cfg(feature = "made-up-release")]
        word if word == made_up::facts::FACTS.word => &[],
        _ => v6_2::texts::TEXTS,
    }
}

/// Returns how values of the newest release are read back. It stands beside [`Release`], not in it: a program that reads no
/// values back does not carry the table.
pub(crate) fn reading() -> &'static Reading {
    &v6_2::back::READING
}

/// Returns why keys of files are as they are, of all releases: first what is true of one alone.
pub(crate) fn reasons() -> impl Iterator<Item = &'static kit::Reason> {
    v6_2::V6_2.reasons().iter().chain(kit::REASONS)
}

/// Returns the words in which programs say what is wrong, of all releases.
pub(crate) fn all_texts() -> impl Iterator<Item = &'static kit::Text> {
    v6_2::texts::TEXTS.iter().copied().flatten()
}
