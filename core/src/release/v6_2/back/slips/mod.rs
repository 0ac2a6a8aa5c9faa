//! Departures of somebody's values from what works with the charts of 6.2, each with its repair. What a key is worth that no
//! template reads (D1, D6, D7, D11, D12, D13, D42) stands in `facts/misleading.rs`.

mod look;

use crate::finding::Severity::{Error, Warning};
use crate::release::kit::back::Slip;
use crate::yaml::Tree;
use look::{empty_address, has_annotation, missing, on, providers, signs_in};

const SERVICE: &[&str] = &["service"];
const ROUTER: &[&str] = &["router"];
const UI: &[&str] = &["web-ui"];
const WITH_API: &[&str] = &["service", "router"];
const ROUTER_AND_UI: &[&str] = &["router", "web-ui"];
const ALL: &[&str] = &["service", "router", "web-ui"];

/// Annotations that ingress-nginx does not know (D18), and our own digest (D49).
pub(in crate::release::v6_2::back) const NO_ANNOTATIONS: &[&str] = &[
    "nginx.ingress.kubernetes.io/proxy-buffers",
    "nginx.ingress.kubernetes.io/large-client-header-buffers",
    "checksum/envoy-settings",
];

const PROVIDERS: &str = "sidecars.envoy.jwt.providers";

const fn slip(
    code: &'static str,
    charts: &'static [&'static str],
    key: &'static str,
    found: fn(&Tree) -> bool,
) -> Slip {
    Slip {
        code,
        severity: Error,
        charts,
        key,
        found,
        dropped: true,
        what: "",
        why: "",
        fix: "",
    }
}

#[rustfmt::skip]
const BUFFERS: Slip = Slip {
    severity: Warning,
    what: "proxy-buffers is no annotation of ingress-nginx.",
    why: "The controller ignores it, and large sign-in headers are refused.",
    fix: "Write proxy-buffers-number and proxy-buffer-size. An import does.",
    ..slip("IMP15", WITH_API, "services.service.ingress.annotations.nginx.ingress.kubernetes.io/proxy-buffers", |file| {
        has_annotation(file, "services.service.ingress.annotations", "nginx.ingress.kubernetes.io/proxy-buffers")
    })
};
#[rustfmt::skip]
const HEADER_BUFFERS: Slip = Slip {
    severity: Warning,
    what: "large-client-header-buffers is no annotation of ingress-nginx.",
    why: "It is a key of the controller's own ConfigMap; here it has no effect.",
    fix: "Set it in the controller's ConfigMap if that is yours, or keep sessions in Redis. An import leaves it out.",
    ..slip("IMP16", WITH_API, "services.service.ingress.annotations.nginx.ingress.kubernetes.io/large-client-header-buffers", |file| {
        has_annotation(file, "services.service.ingress.annotations", "nginx.ingress.kubernetes.io/large-client-header-buffers")
    })
};

#[rustfmt::skip]
pub(in crate::release::v6_2::back) const SLIPS: &[Slip] = &[
    // D2.
    Slip {
        what: "sidecars.envoy.idp.host is missing.",
        why: "Envoy cannot fetch the provider's keys without it: every token of the provider is refused (401).",
        fix: "Set it to the host of jwks_uri. An import does.",
        ..slip("IMP01", ALL, "sidecars.envoy.idp.host", |file| {
            signs_in(file) && missing(file, "sidecars.envoy.idp.host")
        })
    },
    // D3.
    Slip {
        what: "There is only one token provider.",
        why: "Envoy refuses a list with one entry and never becomes ready.",
        fix: "Name the provider twice, or with its second issuer. An import does.",
        ..slip("IMP02", ALL, PROVIDERS, |file| {
            signs_in(file) && providers(file).1 == 1
        })
    },
    // D27.
    Slip {
        what: "There are no token providers.",
        why: "The chart's own are blank, and Envoy refuses them.",
        fix: "Write the whole list. An import does.",
        ..slip("IMP03", ALL, PROVIDERS, |file| {
            signs_in(file) && providers(file).1 == 0
        })
    },
    // D4, D5.
    Slip {
        what: "Sessions go to a Redis that nobody named.",
        why: "redisSessionStore is true unless it is set, and the chart's Redis has the host redis: oauth2-proxy stops when it starts.",
        fix: "Set services.redis, or redisSessionStore to false in all three files. An import keeps sessions in cookies.",
        ..slip("IMP04", ROUTER_AND_UI, "sidecars.oauth2Proxy.redisSessionStore", |file| {
            signs_in(file)
                && on(file, "sidecars.oauth2Proxy.redisSessionStore")
                && missing(file, "services.redis.serviceName")
        })
    },
    Slip {
        severity: Warning,
        what: "Sessions go to Redis, since redisSessionStore is true unless it is set.",
        why: "The charts have no place for a password: if this Redis asks for one, oauth2-proxy stops when it starts.",
        fix: "Choose the session store by its question. An import keeps sessions in cookies.",
        ..slip("IMP05", SERVICE, "sidecars.oauth2Proxy.redisSessionStore", |file| {
            signs_in(file) && missing(file, "sidecars.oauth2Proxy.redisSessionStore")
        })
    },
    // D8.
    Slip {
        what: "podMonitor.enabled is not set.",
        why: "The chart's default is true; without the Prometheus Operator the installation fails.",
        fix: "Set it to false, or to true if the operator is there. An import sets false.",
        ..slip("IMP06", SERVICE, "podMonitor.enabled", |file| {
            missing(file, "podMonitor.enabled")
        })
    },
    // D44.
    Slip {
        what: "sidecars.rateLimit.enabled is not set.",
        why: "The chart's default is true, with a Redis that has to have TLS, port 6379 and no password.",
        fix: "Set it to false. An import does.",
        ..slip("IMP07", SERVICE, "sidecars.rateLimit.enabled", |file| {
            missing(file, "sidecars.rateLimit.enabled")
        })
    },
    // D25.
    Slip {
        what: "Envoy is on and oauth2-proxy is off.",
        why: "The chart routes to oauth2-proxy all the same, and Envoy stops: unknown cluster 'oauth2-proxy'.",
        fix: "Switch both on or both off. An import switches both on.",
        ..slip("IMP08", SERVICE, "sidecars.oauth2Proxy.enabled", |file| {
            signs_in(file) && !on(file, "sidecars.oauth2Proxy.enabled")
        })
    },
    // D26.
    Slip {
        what: "Envoy is off, oauth2-proxy is not.",
        why: "oauth2-proxy stops without a client ID: provider missing setting.",
        fix: "Switch envoy, oauth2Proxy and authz off together. An import does.",
        ..slip("IMP09", ALL, "sidecars.oauth2Proxy.enabled", |file| {
            !signs_in(file) && on(file, "sidecars.oauth2Proxy.enabled")
        })
    },
    Slip {
        severity: Warning,
        what: "Envoy is off, the authorization sidecar is not.",
        why: "Only Envoy asks it: it runs in four pods for nothing.",
        fix: "Switch envoy, oauth2Proxy and authz off together. An import does.",
        ..slip("IMP10", WITH_API, "sidecars.authz.enabled", |file| {
            !signs_in(file) && on(file, "sidecars.authz.enabled")
        })
    },
    // D35.
    Slip {
        what: "services.configFile.enabled is not true.",
        why: "It mounts the master encryption key and reads the database password: nothing starts without it.",
        fix: "Set it to true. An import does.",
        ..slip("IMP11", WITH_API, "services.configFile.enabled", |file| {
            file.flag_at("services.configFile.enabled") != Some(true)
        })
    },
    // D38.
    Slip {
        what: "The load balancer has no certificate of yours.",
        why: "albAnnotations are on without sslCertArn: the chart then writes a made-up ARN.",
        fix: "Set sslCertArn. It stays an open question after an import.",
        ..slip("IMP12", WITH_API, "services.service.ingress.albAnnotations.sslCertArn", |file| {
            file.flag_at("services.service.ingress.albAnnotations.enabled") == Some(true)
                && missing(file, "services.service.ingress.albAnnotations.sslCertArn")
        })
    },
    // D15.
    Slip {
        severity: Warning,
        what: "services.ui.apiHostname is not set.",
        why: "The chart's default looks for the API in the namespace osmo.",
        fix: "Set it to osmo-service.NAMESPACE.svc.cluster.local:80. An import does.",
        ..slip("IMP13", UI, "services.ui.apiHostname", |file| {
            missing(file, "services.ui.apiHostname")
        })
    },
    // D28.
    Slip {
        severity: Warning,
        what: "The scopes have no offline_access.",
        why: "Without it most providers give no refresh token: people are sent to sign in again about every hour.",
        fix: "Add offline_access where the provider knows it. An import takes the scopes that fit the provider.",
        ..slip("IMP14", ALL, "sidecars.oauth2Proxy.scope", |file| {
            let scope = file.text_at("sidecars.oauth2Proxy.scope").unwrap_or_default();
            let issuer = file.text_at("sidecars.oauth2Proxy.oidcIssuerUrl").unwrap_or_default();
            let known = ["https://login.microsoftonline.", "https://login.partner.microsoftonline."];
            let has = scope.split(' ').any(|one| one == "offline_access");
            signs_in(file) && !has && (issuer.contains("/realms/") || known.iter().any(|at| issuer.starts_with(at)))
        })
    },
    // D18.
    BUFFERS,
    Slip {
        charts: UI,
        key: "services.ui.ingress.annotations.nginx.ingress.kubernetes.io/proxy-buffers",
        found: |file| has_annotation(file, "services.ui.ingress.annotations", "nginx.ingress.kubernetes.io/proxy-buffers"),
        ..BUFFERS
    },
    HEADER_BUFFERS,
    Slip {
        charts: UI,
        key: "services.ui.ingress.annotations.nginx.ingress.kubernetes.io/large-client-header-buffers",
        found: |file| has_annotation(file, "services.ui.ingress.annotations", "nginx.ingress.kubernetes.io/large-client-header-buffers"),
        ..HEADER_BUFFERS
    },
    // D30.
    Slip {
        what: "The device endpoint of Keycloak lacks auth/.",
        why: "Keycloak answers 404 there, and osmo login fails.",
        fix: "It ends in /protocol/openid-connect/auth/device. An import corrects it.",
        ..slip("IMP17", SERVICE, "services.service.auth.device_endpoint", |file| {
            file.text_at("services.service.auth.device_endpoint")
                .is_some_and(|text| text.ends_with("/protocol/openid-connect/device"))
        })
    },
    // D54.
    Slip {
        what: "An address or client ID for osmo login is empty.",
        why: "It becomes an argument without a value; an empty device endpoint also switches a check of headers off.",
        fix: "Fill in all six keys of services.service.auth. An import does.",
        ..slip("IMP18", SERVICE, "services.service.auth", |file| signs_in(file) && empty_address(file))
    },
    // D49.
    Slip {
        severity: Warning,
        what: "Agent and logger do not notice when the Envoy settings change.",
        why: "The chart restarts the pods of the API alone; the others go on with the old settings.",
        fix: "Put a digest of the settings on their pods, or restart both after each change. An import puts it there.",
        ..slip("IMP19", SERVICE, "services.agent.extraPodAnnotations", |file| {
            signs_in(file)
                && !has_annotation(file, "services.agent.extraPodAnnotations", "checksum/envoy-settings")
        })
    },
    // D45.
    Slip {
        what: "global.logs.enabled is off for the web UI.",
        why: "Envoy's mount stays and its volume goes: the pod is invalid.",
        fix: "Delete the key. An import does.",
        ..slip("IMP20", UI, "global.logs.enabled", |file| {
            file.flag_at("global.logs.enabled") == Some(false)
        })
    },
    // D48.
    Slip {
        what: "extraArgs of the router do not reach its program.",
        why: "The chart writes them one step too far in: they are glued to the argument before.",
        fix: "Use extraEnvs. An import leaves the arguments out.",
        ..slip("IMP21", ROUTER, "extraArgs", |file| !missing(file, "extraArgs"))
    },
];

#[cfg(test)]
mod tests;
