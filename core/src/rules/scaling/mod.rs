//! Replicas, resources and whether they fit.

mod beyond_capacity;
mod limit_below_request;
mod malformed_quantity;
mod malformed_replicas;
mod min_above_max;
mod tiny_memory;

use crate::rules::Rule;

/// The rules of this area.
pub(crate) const RULES: &[Rule] = &[
    beyond_capacity::RULE,
    limit_below_request::RULE,
    malformed_quantity::RULE,
    malformed_replicas::RULE,
    min_above_max::RULE,
    tiny_memory::RULE,
];

/// The parts of the paths `scaling.PART.…`.
const WORKLOADS: [&str; 6] = ["service", "worker", "logger", "agent", "router", "ui"];
/// The two resources.
const RESOURCES: [&str; 2] = ["cpu", "memory"];
