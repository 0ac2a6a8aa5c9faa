//! Replicas, resources and whether they fit.

pub(crate) mod beyond_capacity;
mod limit_below_request;
mod malformed_quantity;
mod malformed_replicas;
mod min_above_max;
mod tiny_memory;

use crate::path::Path;
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

/// The paths of one Deployment's replicas and resources.
struct Workload {
    min: Path,
    max: Path,
    cpu: Amounts,
    memory: Amounts,
}

/// The paths of what a container asks for, and of the most that it gets, of one resource.
struct Amounts {
    request: Path,
    limit: Path,
}

macro_rules! workload {
    ($part:literal) => {
        Workload {
            min: path!(concat!("scaling.", $part, ".minReplicas")),
            max: path!(concat!("scaling.", $part, ".maxReplicas")),
            cpu: Amounts {
                request: path!(concat!("scaling.", $part, ".resources.requests.cpu")),
                limit: path!(concat!("scaling.", $part, ".resources.limits.cpu")),
            },
            memory: Amounts {
                request: path!(concat!("scaling.", $part, ".resources.requests.memory")),
                limit: path!(concat!("scaling.", $part, ".resources.limits.memory")),
            },
        }
    };
}

const WORKLOADS: &[Workload] = &[
    workload!("service"),
    workload!("worker"),
    workload!("logger"),
    workload!("agent"),
    workload!("router"),
    workload!("ui"),
];
