//! The rules of OSMO 6.2: what follows from its charts alone, and the shared ones that fit them.
#![deny(dead_code)]

mod charts;

use crate::release::kit::rules::{extra, sign_in};
use crate::rules::Rule;

/// The rules of this release, area by area; those for every release come beside them.
pub(super) const RULES: &[&[Rule]] = &[charts::RULES, extra::RULES, sign_in::RULES];
