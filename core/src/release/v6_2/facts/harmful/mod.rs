//! Keys that templates read, and that break or expose a deployment (D25, D35, D45, D48, F-authorization).

mod envoy;
mod identity;
mod names;
mod pods;
mod ports;
mod routes;
mod switches;

use crate::release::facts::{Harmful, When};

const NO_VOLUME: &str = "The volume of its Envoy goes away, but the container still mounts it: \
                         the API server refuses the pod.";
const ONE_PROVIDER: &str = "Envoy refuses a list with a single provider and does not start; \
                            OSMO's own tokens need the second one.";
const NO_CLUSTER: &str =
    "Envoy has no cluster of that name: it refuses its configuration and does not start.";
const OTHER_PREFIX: &str = "The template puts paths right behind it, and the API, the CLI and \
                            sign-in know no path before theirs.";
const OTHER_NAME: &str = "Router, web UI, ingresses, checks and network policies go on using the \
                          usual name and find nothing there.";

/// Everything, in parts.
pub(super) const HARMFUL: &[&[Harmful]] = &[
    KEYS,
    switches::SWITCHES,
    identity::IDENTITY,
    envoy::ENVOY,
    routes::ROUTES,
    ports::PORTS,
    pods::PODS,
    names::NAMES,
];

/// Each key with what it does.
const KEYS: &[Harmful] = &[
    Harmful {
        charts: &["router"],
        key: "extraArgs[]",
        when: When::Always,
        why: "The template indents these arguments wrongly: each becomes part of the argument before it.",
        fix: "Use extraEnvs instead.",
    },
    Harmful {
        charts: &["web-ui"],
        key: "global.logs.enabled",
        when: When::NotTrue,
        why: "The volume goes away, but Envoy still mounts it: the API server refuses the pod.",
        fix: "Delete this key.",
    },
    Harmful {
        charts: &["service", "router"],
        key: "services.configFile.enabled",
        when: When::NotTrue,
        why: "The switch also brings the passwords and the master encryption key into the pods: \
              they stop at start.",
        fix: "Delete this key.",
    },
    Harmful {
        charts: &["service", "router"],
        key: "sidecars.authz.enabled",
        when: When::NotTrueWithSignIn,
        why: "Roles are checked in this sidecar only: everybody who can sign in could do everything.",
        fix: "Delete this key.",
    },
    Harmful {
        charts: &["service", "router", "web-ui"],
        key: "sidecars.envoy.enabled",
        when: When::NotTrueWithSignIn,
        why: "Without Envoy nobody is asked to sign in, and no role is checked.",
        fix: "Delete this key; choose None as identity provider if that is meant.",
    },
    Harmful {
        charts: &["service", "router", "web-ui"],
        key: "sidecars.oauth2Proxy.enabled",
        when: When::NotTrueWithSignIn,
        why: "Envoy of the service chart refers to it and exits without it; elsewhere nobody can sign in.",
        fix: "Delete this key; choose None as identity provider if that is meant.",
    },
    Harmful {
        charts: &["service", "router", "web-ui"],
        key: "sidecars.oauth2Proxy.cookieSecure",
        when: When::NotTrue,
        why: "Browsers would send the session over plain http too, where everybody on the way can take it.",
        fix: "Delete this key.",
    },
    Harmful {
        charts: &["service"],
        key: "services.agent.envoy.enabled",
        when: When::NotTrueWithSignIn,
        why: NO_VOLUME,
        fix: "Delete this key.",
    },
    Harmful {
        charts: &["service"],
        key: "services.agent.envoy.jwt.providers",
        when: When::Fewer(2),
        why: ONE_PROVIDER,
        fix: "Delete this key: the providers that follow from the answers hold for every service.",
    },
    Harmful {
        charts: &["service"],
        key: "services.agent.envoy.jwt.providers[].cluster",
        when: When::NoneOf(&["idp", "service"]),
        why: NO_CLUSTER,
        fix: "Write idp for keys of the identity provider, service for OSMO's own.",
    },
    Harmful {
        charts: &["service"],
        key: "services.logger.envoy.enabled",
        when: When::NotTrueWithSignIn,
        why: NO_VOLUME,
        fix: "Delete this key.",
    },
    Harmful {
        charts: &["service"],
        key: "services.logger.envoy.jwt.providers",
        when: When::Fewer(2),
        why: ONE_PROVIDER,
        fix: "Delete this key: the providers that follow from the answers hold for every service.",
    },
    Harmful {
        charts: &["service"],
        key: "services.logger.envoy.jwt.providers[].cluster",
        when: When::NoneOf(&["idp", "service"]),
        why: NO_CLUSTER,
        fix: "Write idp for keys of the identity provider, service for OSMO's own.",
    },
    Harmful {
        charts: &["service"],
        key: "services.service.envoy.enabled",
        when: When::NotTrueWithSignIn,
        why: NO_VOLUME,
        fix: "Delete this key.",
    },
    Harmful {
        charts: &["service"],
        key: "services.service.envoy.jwt.providers",
        when: When::Fewer(2),
        why: ONE_PROVIDER,
        fix: "Delete this key: the providers that follow from the answers hold for every service.",
    },
    Harmful {
        charts: &["service"],
        key: "services.service.envoy.jwt.providers[].cluster",
        when: When::NoneOf(&["idp", "service"]),
        why: NO_CLUSTER,
        fix: "Write idp for keys of the identity provider, service for OSMO's own.",
    },
    Harmful {
        charts: &["service"],
        key: "services.agent.serviceName",
        when: When::Always,
        why: OTHER_NAME,
        fix: "Delete this key.",
    },
    Harmful {
        charts: &["service"],
        key: "services.delayedJobMonitor.serviceName",
        when: When::Always,
        why: OTHER_NAME,
        fix: "Delete this key.",
    },
    Harmful {
        charts: &["service"],
        key: "services.logger.serviceName",
        when: When::Always,
        why: OTHER_NAME,
        fix: "Delete this key.",
    },
    Harmful {
        charts: &["service"],
        key: "services.service.serviceName",
        when: When::Always,
        why: OTHER_NAME,
        fix: "Delete this key.",
    },
    Harmful {
        charts: &["service"],
        key: "services.worker.serviceName",
        when: When::Always,
        why: OTHER_NAME,
        fix: "Delete this key.",
    },
    Harmful {
        charts: &["router"],
        key: "services.service.serviceName",
        when: When::Always,
        why: OTHER_NAME,
        fix: "Delete this key.",
    },
    Harmful {
        charts: &["service", "web-ui"],
        key: "sidecars.envoy.jwt.providers[].cluster",
        when: When::NoneOf(&["idp", "service"]),
        why: NO_CLUSTER,
        fix: "Write idp for keys of the identity provider, service for OSMO's own.",
    },
    Harmful {
        charts: &["router"],
        key: "sidecars.envoy.jwt.providers[].cluster",
        when: When::NoneOf(&["idp", "service", "osmoauth"]),
        why: NO_CLUSTER,
        fix: "Write idp for keys of the identity provider, osmoauth for OSMO's own.",
    },
    Harmful {
        charts: &["web-ui"],
        key: "services.ui.containerPort",
        when: When::Always,
        why: "Envoy sends every request to sidecars.envoy.service.port: with another port behind \
              it nobody reaches the web UI.",
        fix: "Delete this key.",
    },
    Harmful {
        charts: &["service", "router", "web-ui"],
        key: "global.imagePullSecret",
        when: When::Always,
        why: "Only this chart would use it: the Jobs, the checks and the other charts do not know \
              of it, and nothing makes the Secret.",
        fix: "Answer the question about the pull secret at the step Deployment instead.",
    },
    Harmful {
        charts: &["service", "router"],
        key: "services.service.ingress.prefix",
        when: When::NoneOf(&["/"]),
        why: OTHER_PREFIX,
        fix: "Delete this key; OSMO needs a host name of its own.",
    },
    Harmful {
        charts: &["web-ui"],
        key: "services.ui.ingress.prefix",
        when: When::NoneOf(&["/"]),
        why: OTHER_PREFIX,
        fix: "Delete this key; OSMO needs a host name of its own.",
    },
];
