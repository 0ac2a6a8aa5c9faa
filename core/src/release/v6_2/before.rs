//! What has to be done before the installation, where this release asks for more than others.

use crate::plan::Plan;

/// The upgrade from 6.0: what its migration does not say (D34, F-migration-script, F-migration-tokens).
const FROM_6_0: &[&str] = &[
    "You come from 6.0: back up the database first, with the tools of the old installation; the migration has no way \
     back. Stop submitting workflows.",
    "The migration runs before anything else of the stage charts, as the Job pgroll-migrate-REVISION. A step that fails \
     is printed as Skipped, and the Job still ends well: read its log, which is gone five minutes after its end.",
    "Access tokens of 6.0, those of backends and scripts among them, are gone afterwards or have no role: make new \
     ones, as operations/backend-token.md says. If other ServiceAccounts served 6.0, they have to stay until its pods \
     are gone.",
];

/// Returns what holds for this deployment.
pub(super) fn items(plan: &Plan) -> &'static [&'static str] {
    if plan.deployment().upgrade_from_6_0 {
        FROM_6_0
    } else {
        &[]
    }
}
