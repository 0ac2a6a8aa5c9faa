//! Kubernetes manifests: the database Jobs, and the Secrets and the MEK whose values were given or generated here.

mod cluster;
mod database;
mod mek;
mod pod;
mod preflight;
mod secret;
mod throw_away;

pub(super) use cluster::closes_ports;

use crate::plan::Plan;
use crate::release::kit::Draft;

/// Returns every manifest.
pub(super) fn files(plan: &Plan) -> Vec<Draft<'_>> {
    let mut files = database::files(plan);
    files.extend(throw_away::files(plan));
    files.extend(secret::empty(plan));
    files.extend(preflight::files(plan));
    files.extend(cluster::files(plan));
    files.extend(secret::files(plan));
    files.extend(mek::file(plan));
    files
}
