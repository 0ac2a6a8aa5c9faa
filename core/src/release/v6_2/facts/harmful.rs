//! Keys that templates read, and that break or expose a deployment (D25, D35, D45, D48, F-authorization).

use crate::release::facts::{Harmful, When};

/// Each key with what it does.
pub(super) const HARMFUL: &[Harmful] = &[
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
        why: "The switch also brings the passwords and the master encryption key into the pods: they stop at start.",
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
];
