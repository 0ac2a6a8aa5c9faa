//! What people see while OSMO runs.

use super::{AUTHZ, ENVOY, Row, always, signs_in};

pub(super) static ROWS: &[Row] = &[
    (
        signs_in,
        [
            "401 Jwt is expired",
            "The session refresh is longer than the ID token lives, or a node's clock is ahead",
            "osmo-ui, envoy",
        ],
    ),
    (
        signs_in,
        [
            "401 Jwt not yet valid",
            "A node's clock is behind: look at its NTP",
            ENVOY,
        ],
    ),
    (
        signs_in,
        [
            "403 access denied",
            "The user has no role: osmo user get USER, then [operations/roles.md](operations/roles.md)",
            AUTHZ,
        ],
    ),
    (
        |plan| *plan.deployment().postgres.port == *"6432",
        [
            "prepared statement … already exists; everybody gets 403",
            "The pooler hands out connections by transaction. Take the database's own port, or session mode",
            AUTHZ,
        ],
    ),
    (
        signs_in,
        [
            "Lua error: table expected, got nil",
            "The token has no roles array; harmless, roles come from the database",
            ENVOY,
        ],
    ),
    (
        always,
        [
            "online is false at a backend",
            "Its token has ended, or it does not reach OSMO: [operations/backend-token.md](operations/backend-token.md)",
            "its operator's, in the backend's cluster",
        ],
    ),
    (
        always,
        [
            "a workflow stays in PENDING",
            "The KAI scheduler is missing in the backend's cluster, or no node has room",
            "events of the workflow's namespace there",
        ],
    ),
    (
        |plan| {
            let images = &plan.deployment().images;
            !images.mirror.is_blank() || !images.image_pull_secret.is_blank()
        },
        [
            "a workflow is refused at submit, or its pods wait with ImagePullBackOff",
            "The registry's credential, or its check: [operations/workflow-registry.md](operations/workflow-registry.md)",
            "osmo-service; events of the workflow's namespace",
        ],
    ),
];
