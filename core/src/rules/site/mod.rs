//! Rules about the cluster: its name, air gaps, where charts come from.

mod backend_namespace;
mod charts_from_outside;
mod malformed_context;
mod malformed_source;
mod no_mirror;
mod policy_shuts_out_alb;
mod provider_outside;

use crate::rules::Rule;

/// The rules of this area.
pub(crate) const RULES: &[Rule] = &[
    backend_namespace::RULE,
    charts_from_outside::RULE,
    malformed_context::RULE,
    malformed_source::RULE,
    no_mirror::RULE,
    policy_shuts_out_alb::RULE,
    provider_outside::RULE,
];
