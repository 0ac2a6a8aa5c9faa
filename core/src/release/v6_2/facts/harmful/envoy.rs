//! Settings of Envoy that let requests past the sign-in, or lead them to where nobody listens (F-envoy-openings). Each service may
//! have settings of its own, which go before those of all.

use super::switches::key;
use crate::release::facts::{Harmful, When};

const ALL: &[&str] = &["service", "router", "web-ui"];
const SERVICE: &[&str] = &["service"];
const OPEN: &str = "Envoy would open a second port on which these paths need no sign-in: whoever \
                    reaches the pod, workflows too, reads them.";
const OPEN_FIX: &str =
    "Delete this key; for single paths there are the questions about paths without sign-in.";
const ELSEWHERE: &str = "Envoy would send requests, with who sent them, to this address and not \
                         to the program beside it.";
const KEYS: &str =
    "Keys of tokens would be fetched from this host: whoever has it signs in as anybody.";
const PORT: &str = "The container goes on naming the usual port, and Services lead there: nobody \
                    reaches this one.";
const FILTERS: &str =
    "It changes Envoy's filters for a route: sign-in and roles can be switched off there.";
const PRIVILEGED: &str =
    "The charts forbid these containers to gain rights: the API server refuses both together.";
const DELETE: &str = "Delete this key.";

const fn of_all(at: &'static str, when: When, why: &'static str, fix: &'static str) -> Harmful {
    key(ALL, at, when, why, fix)
}

const fn of_one(at: &'static str, when: When, why: &'static str, fix: &'static str) -> Harmful {
    key(SERVICE, at, when, why, fix)
}

/// Each key with what it does.
#[rustfmt::skip]
pub(super) const ENVOY: &[Harmful] = &[
    key(
        &["web-ui"],
        "sidecars.envoy.jwtEnable",
        When::NotTrueWithSignIn,
        "The Envoy of the web UI would check no token, and pass on requests that nobody has signed in for.",
        DELETE,
    ),
    key(
        &["router"],
        "sidecars.envoy.osmoauth.enabled",
        When::NotTrueWithSignIn,
        "OSMO's own tokens name a cluster that Envoy would no longer have: it does not start.",
        DELETE,
    ),
    key(&["web-ui"], "services.ui.serviceName", When::Always, super::OTHER_NAME, DELETE),
    key(&["service", "web-ui"], "sidecars.envoy.inClusterPaths.enabled", When::NotFalse, OPEN, OPEN_FIX),
    of_one("services.service.envoy.inClusterPaths.enabled", When::NotFalse, OPEN, OPEN_FIX),
    of_one("services.agent.envoy.inClusterPaths.enabled", When::NotFalse, OPEN, OPEN_FIX),
    of_one("services.logger.envoy.inClusterPaths.enabled", When::NotFalse, OPEN, OPEN_FIX),
    of_all("sidecars.envoy.service.address", When::Always, ELSEWHERE, DELETE),
    of_one("services.service.envoy.service.address", When::Always, ELSEWHERE, DELETE),
    of_one("services.agent.envoy.service.address", When::Always, ELSEWHERE, DELETE),
    of_one("services.logger.envoy.service.address", When::Always, ELSEWHERE, DELETE),
    key(&["router"], "sidecars.envoy.osmoauth.address", When::Always, KEYS, DELETE),
    key(&["router"], "sidecars.envoy.osmoauth.port", When::Always, "OSMO's API answers on port 80: from another one the router gets no keys, and refuses every token.", DELETE),
    key(&["service", "router"], "sidecars.envoy.routes[].typed_per_filter_config", When::Always, FILTERS, DELETE),
    of_one("services.service.envoy.routes[].typed_per_filter_config", When::Always, FILTERS, DELETE),
    of_one("services.agent.envoy.routes[].typed_per_filter_config", When::Always, FILTERS, DELETE),
    of_one("services.logger.envoy.routes[].typed_per_filter_config", When::Always, FILTERS, DELETE),
    key(&["service", "router"], "sidecars.envoy.securityContext.privileged", When::NotFalse, PRIVILEGED, DELETE),
    of_all("sidecars.oauth2Proxy.securityContext.privileged", When::NotFalse, PRIVILEGED, DELETE),
    key(&["service", "router"], "sidecars.authz.securityContext.privileged", When::NotFalse, PRIVILEGED, DELETE),
    of_one("services.service.envoy.idp.host", When::Always, KEYS, DELETE),
    of_one("services.agent.envoy.idp.host", When::Always, KEYS, DELETE),
    of_one("services.logger.envoy.idp.host", When::Always, KEYS, DELETE),
    of_one("services.service.envoy.listenerPort", When::Always, PORT, DELETE),
    of_one("services.agent.envoy.listenerPort", When::Always, PORT, DELETE),
    of_one("services.logger.envoy.listenerPort", When::Always, PORT, DELETE),
];
