//! Releases of OSMO: a folder each with its facts as data and what it does in its own way; the kit that they share; and
//! the table of those that are offered.

pub mod facts;
pub(crate) mod kit;
#[cfg(feature = "made-up-release")]
pub(crate) mod made_up;
pub mod offered;
pub(crate) mod v6_2;

use crate::plan::Plan;
use crate::rules::Rule;
use facts::Chart;
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

/// Returns what looks at the operator's own values in the plan's release. Apart from the other rules, since it is much and
/// few give such values: the program of the page that is loaded first knows no such rule.
pub(crate) fn extra_rules(plan: &Plan) -> &'static [&'static [Rule]] {
    match plan.facts().word {
        #[cfg(feature = "made-up-release")]
        word if word == made_up::facts::FACTS.word => made_up::EXTRA,
        _ => v6_2::EXTRA,
    }
}

/// How many rules look at the operator's own values in the newest release.
const EXTRA: usize = count(v6_2::EXTRA);
/// The codes of these rules, without the rules: who hears of a finding from elsewhere knows its code by them. Releases share
/// most of them, and the newest has all.
static EXTRA_CODES: [&str; EXTRA] = codes(v6_2::EXTRA);

const fn count(mut areas: &[&[Rule]]) -> usize {
    let mut count = 0;
    while let [area, rest @ ..] = areas {
        count += area.len();
        areas = rest;
    }
    count
}

#[expect(
    clippy::indexing_slicing,
    reason = "worked out by the compiler, which refuses a place that is not there"
)]
const fn codes<const N: usize>(mut areas: &[&[Rule]]) -> [&'static str; N] {
    let (mut codes, mut at) = ([""; N], 0);
    while let [area, rest @ ..] = areas {
        let mut rules = *area;
        while let [rule, more @ ..] = rules {
            codes[at] = rule.code;
            at += 1;
            rules = more;
        }
        areas = rest;
    }
    codes
}

/// Returns the code of a rule about the operator's own values that is spelt so.
pub(crate) fn extra_code(text: &str) -> Option<&'static str> {
    EXTRA_CODES.into_iter().find(|code| *code == text)
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

/// Returns what a chart of the newest release has of itself, as [`Pages::chart_values`] lists it.
pub(crate) fn chart_values(chart: &Chart) -> &'static str {
    v6_2::V6_2.chart_values(chart)
}

/// Returns why keys of files are as they are, of all releases: first what is true of one alone.
pub(crate) fn reasons() -> impl Iterator<Item = &'static kit::Reason> {
    v6_2::V6_2.reasons().iter().chain(kit::REASONS)
}

/// Returns the words in which programs say what is wrong, of all releases.
pub(crate) fn all_texts() -> impl Iterator<Item = &'static kit::Text> {
    v6_2::texts::TEXTS.iter().copied().flatten()
}
