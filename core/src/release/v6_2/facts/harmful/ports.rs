//! Ports that something else goes by, and ports of which two programs in one pod want the same (F-request-path).

use super::switches::key;
use crate::release::facts::{Harmful, When};

const ALL: &[&str] = &["service", "router", "web-ui"];
/// What listens in the pod of the web UI behind Envoy or beside it, by number and by name.
const INSIDE: &[&str] = &[
    "8000",
    "9901",
    "4180",
    "44180",
    "envoy-admin",
    "oauth2-metrics",
    "http",
];
const PAST: &str =
    "Requests would reach the web UI, or Envoy's own administration, without a sign-in.";
const PAST_FIX: &str = "Delete this port, or lead it to envoy-http.";
const API: &[&str] = &["service", "router"];
const UI: &[&str] = &["web-ui"];
const TAKEN: &str = "Another program in the same pod listens there: one of the two does not start.";
const FREE: &str = "Delete this key, or write a port that no container of the pod listens on.";
const DELETE: &str = "Delete this key.";

/// Each key with what it does. OSMO listens on 8000 and 9464, Envoy on 8080 and 9901, oauth2-proxy on 4180 and 44180, the rate
/// limiter on 8090 and 8091, the authorization sidecar on 50052.
#[rustfmt::skip]
pub(super) const PORTS: &[Harmful] = &[
    key(
        UI,
        "services.ui.service.port",
        When::NotNumber(80),
        "The ingress, the checks and the network policies lead to port 80 of the web UI: nobody reaches it on another one.",
        DELETE,
    ),
    key(
        API,
        "sidecars.authz.grpcPort",
        When::NotNumber(50052),
        "The probes go on asking at the usual port: Kubernetes restarts the authorization sidecar again and again.",
        DELETE,
    ),
    key(
        ALL,
        "sidecars.envoy.listenerPort",
        When::NotNumberWithPolicies(8080),
        "The network policies let requests in to port 8080 alone: nobody reaches Envoy on another one.",
        DELETE,
    ),
    key(UI, "services.ui.service.extraPorts[].targetPort", When::OneOf(INSIDE), PAST, PAST_FIX),
    key(UI, "services.ui.service.extraPorts[].port", When::Among(&[80]), "The Service has port 80 already: the API server refuses it.", "Choose another port."),
    key(
        ALL,
        "sidecars.envoy.listenerPort",
        When::Among(&[8000, 8090, 8091, 9464, 9901, 4180, 44180, 50052]),
        TAKEN,
        FREE,
    ),
    key(
        ALL,
        "sidecars.oauth2Proxy.httpPort",
        When::Among(&[8000, 8080, 8090, 8091, 9464, 9901, 44180, 50052]),
        TAKEN,
        FREE,
    ),
    key(
        ALL,
        "sidecars.oauth2Proxy.metricsPort",
        When::Among(&[8000, 8080, 8090, 8091, 9464, 9901, 4180, 50052]),
        TAKEN,
        FREE,
    ),
];
