//! The rules that follow from the charts of OSMO 6.2.
#![deny(dead_code)]

mod charts;
mod extra;
mod sign_in;

use crate::rules::Rule;

/// The rules of this release, area by area; those for every release come beside them.
pub(super) const RULES: &[&[Rule]] = &[charts::RULES, extra::RULES, sign_in::RULES];
