//! What the charts of 6.2 make of the operator's own values.

mod breaking_value;
mod entries;
mod harm;
mod name_clash;
mod overridden_value;
mod parted_cookie;
mod pods;
mod refused_answer;
mod refused_entry;
mod refused_resources;

use crate::rules::Rule;

/// The rules of this area.
pub(crate) const RULES: &[Rule] = &[
    breaking_value::RULE,
    name_clash::RULE,
    overridden_value::RULE,
    parted_cookie::RULE,
    refused_answer::RULE,
    refused_entry::RULE,
    refused_resources::RULE,
];
