//! The rules of OSMO 6.2: what follows from its charts alone, and the shared ones that fit them.
#![deny(dead_code)]

mod charts;
mod extra;

use crate::release::kit::rules::{extra as free, sign_in};
use crate::rules::Rule;

/// The rules of this release about answers, area by area; those for every release come beside them.
pub(super) const RULES: &[&[Rule]] = &[charts::RULES, sign_in::RULES];

/// Its rules about the operator's own values.
pub(crate) const EXTRA: &[&[Rule]] = &[free::RULES, extra::RULES];
