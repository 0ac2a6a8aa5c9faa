//! Keys whose readers, Envoy and the API server, refuse most values (F-envoy-limits, F-pod-limits).

use crate::release::facts::{Narrow, Takes};

const ENVOY: &str = "Envoy refuses it and does not start: the pods crash.";
const AUTHORIZATION: &str = "The authorization sidecar reads a number there, of seconds for a time. It does not start with anything else.";
const POD: &str = "The API server refuses the Deployment, and helm stops there.";
const PORT: &str = "A port is a whole number up to 65535: with anything else the API server refuses the Deployment, or a program \
                    does not start.";
const NOT_ROOT: &str = "The chart forbids this container to run as root: it is not started.";
const EFFECTS: &[&str] = &["NoSchedule", "PreferNoSchedule", "NoExecute"];
/// The largest number that the API server reads in these places.
const MOST: u64 = i32::MAX as u64;

const fn pod(end: &'static str, least: u64) -> Narrow {
    Narrow {
        end,
        takes: Takes::Whole(least, MOST),
        why: POD,
    }
}

const fn port(end: &'static str) -> Narrow {
    Narrow {
        end,
        takes: Takes::Whole(1, 65535),
        why: PORT,
    }
}

const fn user(end: &'static str) -> Narrow {
    Narrow {
        end,
        takes: Takes::Whole(1, MOST),
        why: NOT_ROOT,
    }
}

const fn word(end: &'static str, known: &'static [&'static str]) -> Narrow {
    Narrow {
        end,
        takes: Takes::OneOf(known),
        why: POD,
    }
}

const fn time(end: &'static str) -> Narrow {
    Narrow {
        end,
        takes: Takes::Seconds,
        why: ENVOY,
    }
}

const fn authorization(end: &'static str) -> Narrow {
    Narrow {
        end,
        takes: Takes::Whole(0, MOST),
        why: AUTHORIZATION,
    }
}

/// Each key by its end.
pub(super) const NARROW: &[Narrow] = &[
    Narrow {
        end: "envoy.maxHeadersSizeKb",
        takes: Takes::Whole(1, 8192),
        why: ENVOY,
    },
    Narrow {
        end: "envoy.maxRequests",
        takes: Takes::Whole(0, u32::MAX as u64),
        why: ENVOY,
    },
    Narrow {
        end: "envoy.logLevel",
        takes: Takes::OneOf(&[
            "trace", "debug", "info", "warning", "warn", "error", "critical", "off",
        ]),
        why: ENVOY,
    },
    Narrow {
        end: "imagePullPolicy",
        takes: Takes::OneOf(&["Always", "IfNotPresent", "Never"]),
        why: POD,
    },
    Narrow {
        end: ".pullPolicy",
        takes: Takes::OneOf(&["Always", "IfNotPresent", "Never"]),
        why: POD,
    },
    authorization("authz.cache.ttl"),
    authorization("authz.cache.maxSize"),
    authorization("authz.postgres.maxConns"),
    authorization("authz.postgres.minConns"),
    authorization("authz.postgres.maxConnLifetimeMin"),
    time("envoy.routes[].route.timeout"),
    time("envoy.routes[].route.idle_timeout"),
    port("envoy.listenerPort"),
    port("sidecars.oauth2Proxy.httpPort"),
    port("sidecars.oauth2Proxy.metricsPort"),
    port("xtraPorts[].containerPort"),
    port("xtraPorts[].port"),
    port("xtraPorts[].nodePort"),
    port(".ports[].containerPort"),
    user("sidecars.envoy.securityContext.runAsUser"),
    user("sidecars.oauth2Proxy.securityContext.runAsUser"),
    user("sidecars.authz.securityContext.runAsUser"),
    word(
        "services.ui.service.type",
        &["ClusterIP", "NodePort", "LoadBalancer"],
    ),
    word("services.ui.service.protocol", &["TCP"]),
    word("orts[].protocol", &["TCP", "UDP", "SCTP"]),
    word(
        "topologySpreadConstraints[].whenUnsatisfiable",
        &["DoNotSchedule", "ScheduleAnyway"],
    ),
    word("tolerations[].operator", &["Exists", "Equal"]),
    word("tolerations[].effect", EFFECTS),
    pod("topologySpreadConstraints[].maxSkew", 1),
    pod("topologySpreadConstraints[].minDomains", 1),
    pod("Probe.initialDelaySeconds", 0),
    pod("Probe.periodSeconds", 1),
    pod("Probe.timeoutSeconds", 1),
    pod("Probe.failureThreshold", 1),
    pod("Probe.successThreshold", 1),
    pod("terminationGracePeriodSeconds", 0),
    pod(".replicas", 0),
    pod(".minReplicas", 1),
    pod(".maxReplicas", 1),
    pod(".hpaCpuTarget", 1),
    pod(".hpaMemoryTarget", 1),
    pod(".hpaTarget", 1),
    pod(".memoryTarget", 1),
];
