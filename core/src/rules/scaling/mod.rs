//! Replicas, resources and whether they fit.

pub(crate) mod beyond_capacity;
pub(crate) mod limit_below_request;
pub(crate) mod malformed_quantity;
pub(crate) mod malformed_replicas;
pub(crate) mod min_above_max;
pub(crate) mod tiny_memory;

/// The parts of the paths `scaling.PART.…`.
const WORKLOADS: [&str; 6] = ["service", "worker", "logger", "agent", "router", "ui"];
/// The two resources.
const RESOURCES: [&str; 2] = ["cpu", "memory"];
