//! Envoy's routes, its list of token providers, and the paths without sign-in (F-envoy-openings, F-paths-without-sign-in).

use super::switches::key;
use super::{NO_CLUSTER, ONE_PROVIDER};
use crate::release::facts::{Harmful, When};

const SERVICE: &[&str] = &["service"];
const ROUTER: &[&str] = &["router"];
const UI: &[&str] = &["web-ui"];
const NO_ROUTE: &str =
    "Envoy would have no way to the program beside it: every request ends in 404.";
const CLOSED: &str = "OSMO itself calls these paths without a session: osmo login, access tokens or the router stop working.";
const PATHS: &str = "Delete this key; there are questions about paths without sign-in.";
const DELETE: &str = "Delete this key.";
const PROVIDERS: &str =
    "Delete this key, or list all providers. Appending to our list keeps those of the answers.";
const CLUSTERS: When = When::NoneOf(&[
    "service",
    "oauth2-proxy",
    "idp",
    "authz-sidecar",
    "rate-limit",
]);
const TO_PROGRAM: &str = "Write service, which is the program beside Envoy.";

/// Each key with what it does.
#[rustfmt::skip]
pub(super) const ROUTES: &[Harmful] = &[
    key(SERVICE, "sidecars.envoy.jwt.providers", When::Fewer(2), ONE_PROVIDER, PROVIDERS),
    key(ROUTER, "sidecars.envoy.jwt.providers", When::Fewer(2), ONE_PROVIDER, PROVIDERS),
    key(UI, "sidecars.envoy.jwt.providers", When::Fewer(2), ONE_PROVIDER, PROVIDERS),
    key(SERVICE, "sidecars.envoy.skipAuthPaths", When::Emptied, CLOSED, PATHS),
    key(ROUTER, "sidecars.envoy.skipAuthPaths", When::Emptied, CLOSED, PATHS),
    key(SERVICE, "services.service.envoy.skipAuthPaths", When::Emptied, CLOSED, PATHS),
    key(SERVICE, "services.agent.envoy.skipAuthPaths", When::Emptied, CLOSED, PATHS),
    key(SERVICE, "services.logger.envoy.skipAuthPaths", When::Emptied, CLOSED, PATHS),
    key(SERVICE, "sidecars.envoy.routes[].route.cluster", CLUSTERS, NO_CLUSTER, TO_PROGRAM),
    key(SERVICE, "services.service.envoy.routes[].route.cluster", CLUSTERS, NO_CLUSTER, TO_PROGRAM),
    key(SERVICE, "services.agent.envoy.routes[].route.cluster", CLUSTERS, NO_CLUSTER, TO_PROGRAM),
    key(SERVICE, "services.logger.envoy.routes[].route.cluster", CLUSTERS, NO_CLUSTER, TO_PROGRAM),
    key(
        ROUTER,
        "sidecars.envoy.routes[].route.cluster",
        When::NoneOf(&["service", "oauth2-proxy", "idp", "authz-sidecar", "osmoauth"]),
        NO_CLUSTER,
        TO_PROGRAM,
    ),
    key(
        UI,
        "sidecars.envoy.routes[].route.cluster",
        When::NoneOf(&["service", "oauth2-proxy", "idp"]),
        NO_CLUSTER,
        "Write service, which is the web UI.",
    ),
    key(SERVICE, "sidecars.envoy.routes", When::Emptied, NO_ROUTE, DELETE),
    key(ROUTER, "sidecars.envoy.routes", When::Emptied, NO_ROUTE, DELETE),
    key(UI, "sidecars.envoy.routes", When::Emptied, NO_ROUTE, DELETE),
];
