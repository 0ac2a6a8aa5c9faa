//! Switches and names that have to stay as the answers set them (F-extra-switches).

use crate::release::facts::{Harmful, When};

pub(super) const fn key(
    charts: &'static [&'static str],
    key: &'static str,
    when: When,
    why: &'static str,
    fix: &'static str,
) -> Harmful {
    Harmful {
        charts,
        key,
        when,
        why,
        fix,
    }
}

const DELETE: &str = "Delete this key.";
const ALL: &[&str] = &["service", "router", "web-ui"];
const TRIAL: &str = "The chart would start one of its own in a pod, made for trials: its data is \
                     lost with its volume, and nothing of ours knows of it.";
const TLS: &str = "Envoy would want TLS on the port to which ingresses, checks and the other pods \
                   speak plain http, and a Secret that nobody makes.";
const USER_HEADER: &str = "OSMO reads who somebody is from x-osmo-user, which Envoy clears first: \
                           with another name every request is nobody's, and refused.";
const PORT: &str = "The program behind Envoy listens where the answers say: with another port \
                    nobody reaches it.";
const INGRESS: &str = "One question decides about all ingresses: checks and pages would go on \
                       counting this one.";
const CLASS_TWICE: &str = "The charts write the class as ingressClassName; with both, the API \
                           server refuses the ingress.";
const CLASS: &str = "Delete this key, and give the name as Ingress class.";

/// Each key with what it does.
pub(super) const SWITCHES: &[Harmful] = &[
    key(
        &["service"],
        "services.postgres.enabled",
        When::NotFalse,
        TRIAL,
        DELETE,
    ),
    key(
        &["service"],
        "services.redis.enabled",
        When::NotFalse,
        TRIAL,
        DELETE,
    ),
    key(
        &["service"],
        "services.localstackS3.enabled",
        When::NotFalse,
        TRIAL,
        DELETE,
    ),
    key(
        &["service"],
        "services.migration.enabled",
        When::NotFalse,
        "A question decides about it, and brings what the migration needs besides.",
        "Delete this key; answer that you come from 6.0 if you do.",
    ),
    key(
        ALL,
        "sidecars.oauth2Proxy.useKubernetesSecrets",
        When::NotTrueWithSignIn,
        "oauth2-proxy would look for its secrets in a file that nothing mounts, and exit.",
        DELETE,
    ),
    key(
        &["service", "web-ui"],
        "sidecars.envoy.ssl.enabled",
        When::NotFalse,
        TLS,
        DELETE,
    ),
    key(
        &["service"],
        "services.service.envoy.ssl.enabled",
        When::NotFalse,
        TLS,
        DELETE,
    ),
    key(
        &["service"],
        "services.agent.envoy.ssl.enabled",
        When::NotFalse,
        TLS,
        DELETE,
    ),
    key(
        &["service"],
        "services.logger.envoy.ssl.enabled",
        When::NotFalse,
        TLS,
        DELETE,
    ),
    key(
        ALL,
        "sidecars.envoy.jwt.user_header",
        When::NoneOf(&["x-osmo-user"]),
        USER_HEADER,
        DELETE,
    ),
    key(
        &["service"],
        "services.service.envoy.jwt.user_header",
        When::NoneOf(&["x-osmo-user"]),
        USER_HEADER,
        DELETE,
    ),
    key(
        &["service"],
        "services.agent.envoy.jwt.user_header",
        When::NoneOf(&["x-osmo-user"]),
        USER_HEADER,
        DELETE,
    ),
    key(
        &["service"],
        "services.logger.envoy.jwt.user_header",
        When::NoneOf(&["x-osmo-user"]),
        USER_HEADER,
        DELETE,
    ),
    key(
        ALL,
        "sidecars.envoy.service.port",
        When::Always,
        PORT,
        DELETE,
    ),
    key(
        &["service"],
        "services.service.envoy.service.port",
        When::Always,
        PORT,
        DELETE,
    ),
    key(
        &["service"],
        "services.agent.envoy.service.port",
        When::Always,
        PORT,
        DELETE,
    ),
    key(
        &["service"],
        "services.logger.envoy.service.port",
        When::Always,
        PORT,
        DELETE,
    ),
    key(
        &["service"],
        "services.service.auth.enabled",
        When::NotTrueWithSignIn,
        "OSMO would not know the provider's addresses: osmo login and the web UI's sign-in end.",
        DELETE,
    ),
    key(
        &["service", "router"],
        "services.service.ingress.enabled",
        When::Always,
        INGRESS,
        DELETE,
    ),
    key(
        &["web-ui"],
        "services.ui.ingress.enabled",
        When::Always,
        INGRESS,
        DELETE,
    ),
    key(
        &["service", "router"],
        "services.service.ingress.annotations.kubernetes.io/ingress.class",
        When::Always,
        CLASS_TWICE,
        CLASS,
    ),
    key(
        &["web-ui"],
        "services.ui.ingress.annotations.kubernetes.io/ingress.class",
        When::Always,
        CLASS_TWICE,
        CLASS,
    ),
];
