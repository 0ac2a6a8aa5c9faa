//! Keys that mislead: from the guide, from other releases, or declared by a chart that never reads them (D1, D6, D7, D11,
//! D12, D13, D42, D43, D44, D48).

use crate::release::facts::Misleading;

/// Keys of the guide, or of other releases, that mislead: where they begin, what is true, what to do.
pub(super) const MISLEADING: &[Misleading] = &[
    Misleading {
        key: "sidecars.envoy.useKubernetesSecrets",
        why: "All three charts stop with \"has moved in OSMO 6.2\" when it is true.",
        fix: "Delete this key; sidecars.oauth2Proxy.useKubernetesSecrets is set already.",
    },
    Misleading {
        key: "sidecars.envoy.oauth2Filter",
        why: "The charts stop with an error when it is on: oauth2-proxy has taken its place.",
        fix: "Delete this key.",
    },
    Misleading {
        key: "services.defaultAdmin.ingress",
        why: "The guide indents it too far: there it has no effect, and the chart's default ingress is made.",
        fix: "Answer the questions of the step Ingress and TLS; the key itself is services.service.ingress.",
    },
    Misleading {
        key: "services.defaultAdmin.resources",
        why: "The guide indents it too far: there it has no effect.",
        fix: "Answer the questions of the step Scaling; the key itself is services.service.resources.",
    },
    Misleading {
        key: "services.delayedJobMonitor.resources",
        why: "The template takes the API service's resources instead.",
        fix: "Delete this key, and change the API service's resources if need be.",
    },
    Misleading {
        key: "sidecars.logAgent",
        why: "The log agent was taken out of the charts; no key of it does anything.",
        fix: "Delete this key. Let an agent on the nodes read the containers' output.",
    },
    Misleading {
        key: "sidecars.otel",
        why: "Metrics are always on in 6.2; no template reads this key.",
        fix: "Delete this key.",
    },
    Misleading {
        key: "sidecars.envoy.jwt.enabled",
        why: "No template reads it.",
        fix: "Delete this key; the providers alone decide.",
    },
    Misleading {
        key: "sidecars.envoy.osmoauth.hostname",
        why: "No template reads it.",
        fix: "Delete this key; sidecars.envoy.osmoauth.address is what counts.",
    },
    Misleading {
        key: "global.nodeSelector",
        why: "The router chart does not read it.",
        fix: "Use the question Node selector; the key itself is services.service.nodeSelector.",
    },
    Misleading {
        key: "services.worker.topologySpreadConstraints",
        why: "The worker takes the API service's constraints instead.",
        fix: "Delete this key, and set services.service.topologySpreadConstraints if need be.",
    },
    Misleading {
        key: "sidecars.rateLimit.redis.port",
        why: "The sidecar always uses port 6379.",
        fix: "Delete this key.",
    },
    Misleading {
        key: "services.service.extraArgs",
        why: "The router does not read it.",
        fix: "Use extraEnvs of the router chart.",
    },
    Misleading {
        key: "services.ui.extraPorts",
        why: "No template reads it.",
        fix: "Use services.ui.service.extraPorts.",
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::v6_2::facts::KEYS;

    /// A message about a key that is live after all would be wrong.
    #[test]
    fn known_keys_are_dead_somewhere() {
        for Misleading { key, .. } in MISLEADING {
            assert!(KEYS.live.iter().any(|(_, live)| !live.has(key)), "{key}");
        }
    }
}
