//! Rules about private certificate authorities: where they are, and where the charts have no place for one.

mod malformed_key;
mod public_provider;

use crate::rules::Rule;

/// The rules of this area.
pub(crate) const RULES: &[Rule] = &[malformed_key::RULE, public_provider::RULE];
