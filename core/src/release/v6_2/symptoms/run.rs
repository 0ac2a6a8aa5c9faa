//! What people see while OSMO runs.

use super::{AUTHZ, ENVOY, signs_in};
use crate::release::kit::Symptom;

pub(in super::super) const EXPIRED: Symptom = Symptom::new(
    "401 Jwt is expired",
    "The session refresh is longer than the ID token lives, or a node's clock is ahead. Envoy lets a minute pass",
    "",
    "osmo-ui, envoy",
)
.when(signs_in);
pub(in super::super) const NOT_YET: Symptom = Symptom::new(
    "401 Jwt not yet valid",
    "A node's clock is behind, by more than a minute",
    "look at its NTP",
    ENVOY,
)
.when(signs_in);
pub(in super::super) const NO_ROLE: Symptom = Symptom::new(
    "403 access denied",
    "The user has no role",
    "osmo user get USER, then [operations/roles.md](operations/roles.md)",
    AUTHZ,
)
.when(signs_in);
pub(in super::super) const POOLER: Symptom = Symptom::new(
    "prepared statement … already exists; everybody gets 403",
    "The pooler hands out connections by transaction",
    "Take the database's own port, or session mode",
    AUTHZ,
)
.when(|plan| *plan.deployment().postgres.port == *"6432");
pub(in super::super) const LUA: Symptom = Symptom::new(
    "Lua error: table expected, got nil",
    "The token has no roles array; harmless, roles come from the database",
    "",
    ENVOY,
)
.when(signs_in);
pub(in super::super) const OFFLINE: Symptom = Symptom::new(
    "online is false at a backend",
    "Its token has ended, or it does not reach OSMO",
    "[operations/backend-token.md](operations/backend-token.md)",
    "its operator's, in the backend's cluster",
);
pub(in super::super) const PENDING: Symptom = Symptom::new(
    "a workflow stays in PENDING",
    "The KAI scheduler is missing in the backend's cluster, or no node has room",
    "",
    "events of the workflow's namespace there",
);
pub(in super::super) const WORKFLOW_IMAGE: Symptom = Symptom::new(
    "a workflow is refused at submit, or its pods wait with ImagePullBackOff",
    "The registry's credential, or its check",
    "[operations/workflow-registry.md](operations/workflow-registry.md)",
    "osmo-service; events of the workflow's namespace",
)
.when(|plan| {
    let images = &plan.deployment().images;
    !images.mirror.is_blank() || !images.image_pull_secret.is_blank()
});

pub(super) static ROWS: &[Symptom] = &[
    EXPIRED,
    NOT_YET,
    NO_ROLE,
    POOLER,
    LUA,
    OFFLINE,
    PENDING,
    WORKFLOW_IMAGE,
];
