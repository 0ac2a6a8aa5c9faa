//! OSMO 6.2 as data: charts `service`, `router` and `web-ui` 1.2.0 (tag 6.2.8) and 1.2.1 (tag 6.2.10).

mod harmful;
mod kinds;
mod misleading;
mod narrow;

use super::defaults::DEFAULTS;
use crate::path::Path;
use crate::release::facts::{Chart, Deployed, Facts, Keys, Live, Ports, Words};

const fn deployed(
    name: &'static str,
    release: &'static str,
    sidecars: u8,
    reads_mek: bool,
) -> Deployed {
    Deployed {
        name,
        release,
        sidecars,
        rate_limited: false,
        reads_mek,
        reads: if reads_mek {
            &["db-secret", "redis-secret"]
        } else {
            &[]
        },
        stale_envoy: false,
    }
}

/// OSMO 6.2.
pub(crate) static FACTS: Facts = Facts {
    word: "6.2",
    label: "OSMO 6.2",
    about: "Charts service, router and web-ui: 1.2.1 with image tag 6.2.10, 1.2.0 with 6.2.8",
    tags: &["6.2.8", "6.2.10"],
    read_on: "2026-11-22",
    charts: &[
        Chart {
            name: "service",
            release: "service",
            about: "API, worker, logger, agent, delayed job monitor",
            file: "osmo_values.yaml",
            extra: Path::defined("extraValues.service"),
        },
        Chart {
            name: "router",
            release: "router",
            about: "sessions into workflows: exec, port-forward",
            file: "router_values.yaml",
            extra: Path::defined("extraValues.router"),
        },
        Chart {
            name: "web-ui",
            release: "ui",
            about: "the web UI",
            file: "ui_values.yaml",
            extra: Path::defined("extraValues.webUi"),
        },
    ],
    defaults: DEFAULTS,
    not_asked: &[],
    images: &[
        "service",
        "worker",
        "logger",
        "agent",
        "delayed-job-monitor",
        "router",
        "web-ui",
    ],
    sign_in_images: &["authz-sidecar"],
    backend_images: &[
        "backend-listener",
        "backend-worker",
        "backend-test-runner",
        "init-container",
        "client",
    ],
    backend_test_image: "ubuntu:22.04",
    // Who mounts the key (F-mek-mounts), and who has which password (F-objects-read). The UI has Envoy and oauth2-proxy, but no authorization sidecar.
    deployments: &[
        Deployed {
            stale_envoy: true,
            ..deployed("osmo-agent", "service", 3, true)
        },
        deployed("osmo-delayed-job-monitor", "service", 0, true),
        Deployed {
            stale_envoy: true,
            ..deployed("osmo-logger", "service", 3, true)
        },
        Deployed {
            reads: &["db-secret"],
            ..deployed("osmo-router", "router", 3, true)
        },
        Deployed {
            rate_limited: true,
            reads: &["db-secret", "redis-secret", "default-admin-secret"],
            ..deployed("osmo-service", "service", 3, true)
        },
        deployed("osmo-ui", "ui", 2, false),
        deployed("osmo-worker", "service", 0, true),
    ],
    services: &[
        "osmo-agent",
        "osmo-logger",
        "osmo-router",
        "osmo-service",
        "osmo-ui",
    ],
    ingresses: &[
        "osmo-agent",
        "osmo-logger",
        "osmo-router",
        "osmo-service",
        "osmo-ui",
    ],
    routes: &[
        ("/api/agent", "osmo-agent"),
        ("/api/logger", "osmo-logger"),
        ("/api/router", "osmo-router"),
        ("/api, /client", "osmo-service"),
        ("/", "osmo-ui"),
    ],
    // F-request-path
    ports: Ports {
        envoy: 8080,
        proxy: 4180,
        authorization: 50052,
        program: 8000,
    },
    words: Words {
        proof: "These files were verified by rendering the real charts of tags 6.2.8 and 6.2.10 \
                and by loading the result into Envoy 1.40; the charts run Envoy 1.29. Begin with \
                a test cluster.",
        tag: "Quoted: chart 1.2.0 would take a bare 6.2 for a number.",
        // F-envoy-version
        envoy: "Envoy 1.29, which the charts pin, gets no fixes any more.",
        upgrade: "OSMO 6.2.8 came with charts 1.2.0, and 6.2.10 with charts 1.2.1. From the one to the other one chart argument \
                  is quoted; values and tables are the same.",
        scheduler: "the KAI scheduler, which is OSMO's default, and for GPU nodes NVIDIA's GPU operator. OSMO's \
         own scripts take chart v0.13.4 from oci://ghcr.io/kai-scheduler/kai-scheduler/kai-scheduler, and \
         v25.10.0 from helm.ngc.nvidia.com/nvidia.",
        role_mappings: "When 6.2.10 starts for the first time after 6.2.8, the role mappings of osmo-user are lost.",
        // F-replicas-printed
        replicas: "With Helm 4 the router, and the web UI too, begin at their minimum of replicas again; \
                   autoscalers raise them.",
        may_submit: "6.2.10 lets osmo-user submit workflows: the action workflow:Create. In a new database that is for \
         pool/default; in an old one it is for every pool [not tested]. If that is too much, read and write osmo-user.json as in \
         roles.md. Take workflow:Create out of the first policy there, and add this policy: `{\"actions\": \
         [\"workflow:Create\"], \"resources\": [\"pool/default\"]}`",
        beyond: "Beyond 6.2: not covered; 6.3 has other charts and values.",
    },
};

/// What its charts make of keys of values files.
pub(crate) static KEYS: Keys = Keys {
    live: &[
        ("service", Live(include_str!("live_keys/service.txt"))),
        ("router", Live(include_str!("live_keys/router.txt"))),
        ("web-ui", Live(include_str!("live_keys/web-ui.txt"))),
    ],
    misleading: misleading::MISLEADING,
    harmful: harmful::HARMFUL,
    narrow: narrow::NARROW,
    kinds: kinds::KINDS,
};

#[cfg(test)]
mod tests {
    use super::*;

    fn is_live(chart: &str, path: &str) -> bool {
        KEYS.live
            .iter()
            .any(|(name, live)| *name == chart && live.has(path))
    }

    #[test]
    fn good() {
        for (chart, path) in [
            ("service", "global.osmoImageTag"),
            ("service", "services.service.resources.requests.cpu"),
            ("service", "services.service.tolerations"),
            ("service", "services.service.tolerations[].key"),
            ("service", "sidecars.envoy.jwt.providers[].issuer"),
            ("service", "sidecars.envoy.jwt.providers[]"),
            ("service", "services"),
            ("router", "extraVolumes[].name"),
            ("router", "sidecars.envoy.osmoauth.address"),
            ("web-ui", "services.ui.apiHostname"),
        ] {
            assert!(is_live(chart, path), "{chart} {path}");
        }
    }

    #[test]
    fn bad() {
        for (chart, path) in [
            ("service", "services.defaultAdmin.ingress"),
            (
                "service",
                "services.delayedJobMonitor.resources.requests.cpu",
            ),
            ("service", "sidecars.envoy.useKubernetesSecrets"),
            ("service", "sidecars.logAgent.enabled"),
            ("service", "global.osmoImageTagX"),
            ("service", "global.osmoImageTag.x"),
            ("router", "sidecars.envoy.jwt.enabled"),
            ("router", "global.nodeSelector.disk"),
            ("web-ui", "services.service.hostname"),
            ("web-ui", ""),
        ] {
            assert!(!is_live(chart, path), "{chart} {path}");
        }
    }

    #[test]
    fn the_lists_are_whole() {
        let counts: Vec<_> = FACTS
            .charts
            .iter()
            .map(|chart| KEYS.live(chart).keys().count())
            .collect();
        assert_eq!(counts, [362, 130, 158]);
    }
}
