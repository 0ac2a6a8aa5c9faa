//! The objects that the 6.2 charts make (F-rendered-objects).

use crate::model::{Deployment, IdpProvider};

/// Services; all on port 80.
pub(super) const SERVICES: [&str; 5] = [
    "osmo-agent",
    "osmo-logger",
    "osmo-router",
    "osmo-service",
    "osmo-ui",
];
/// Ingresses.
pub(super) const INGRESSES: &[&str] = &[
    "osmo-agent",
    "osmo-logger",
    "osmo-router",
    "osmo-service",
    "osmo-ui",
];

/// Deployments that mount the master encryption key (F-mek-mounts).
pub(super) const READS_MEK: [&str; 6] = [
    "osmo-service",
    "osmo-worker",
    "osmo-logger",
    "osmo-agent",
    "osmo-delayed-job-monitor",
    "osmo-router",
];

/// Returns the Deployments with the number of containers in each pod.
pub(super) fn pods(d: &Deployment) -> [(&'static str, u8); 7] {
    let signs_in = d.idp.provider != IdpProvider::None;
    let sidecars = |count: u8| if signs_in { 1 + count } else { 1 };
    [
        ("osmo-agent", sidecars(3)),
        ("osmo-delayed-job-monitor", 1),
        ("osmo-logger", sidecars(3)),
        ("osmo-router", sidecars(3)),
        ("osmo-service", sidecars(3) + u8::from(d.rate_limit.enabled)),
        ("osmo-ui", sidecars(2)),
        ("osmo-worker", 1),
    ]
}
