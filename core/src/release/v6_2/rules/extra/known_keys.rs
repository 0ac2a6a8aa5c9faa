//! Keys that mislead: from the guide, from other releases, or declared by a chart that never reads them (D1, D6, D7, D11,
//! D12, D13, D42, D43, D44, D48).

/// Keys of the guide, or of other releases, that mislead: where they begin, what is true, what to do.
pub(super) const KNOWN: [(&str, &str, &str); 14] = [
    (
        "sidecars.envoy.useKubernetesSecrets",
        "All three charts stop with \"has moved in OSMO 6.2\" when it is true.",
        "Delete this key; sidecars.oauth2Proxy.useKubernetesSecrets is set already.",
    ),
    (
        "sidecars.envoy.oauth2Filter",
        "The charts stop with an error when it is on: oauth2-proxy has taken its place.",
        "Delete this key.",
    ),
    (
        "services.defaultAdmin.ingress",
        "The guide indents it too far: there it has no effect, and the chart's default ingress is made.",
        "Answer the questions of the step Ingress and TLS; the key itself is services.service.ingress.",
    ),
    (
        "services.defaultAdmin.resources",
        "The guide indents it too far: there it has no effect.",
        "Answer the questions of the step Scaling; the key itself is services.service.resources.",
    ),
    (
        "services.delayedJobMonitor.resources",
        "The template takes the API service's resources instead.",
        "Delete this key, and change the API service's resources if need be.",
    ),
    (
        "sidecars.logAgent",
        "The log agent was taken out of the charts; no key of it does anything.",
        "Delete this key. Let an agent on the nodes read the containers' output.",
    ),
    (
        "sidecars.otel",
        "Metrics are always on in 6.2; no template reads this key.",
        "Delete this key.",
    ),
    (
        "sidecars.envoy.jwt.enabled",
        "No template reads it.",
        "Delete this key; the providers alone decide.",
    ),
    (
        "sidecars.envoy.osmoauth.hostname",
        "No template reads it.",
        "Delete this key; sidecars.envoy.osmoauth.address is what counts.",
    ),
    (
        "global.nodeSelector",
        "The router chart does not read it.",
        "Use the question Node selector; the key itself is services.service.nodeSelector.",
    ),
    (
        "services.worker.topologySpreadConstraints",
        "The worker takes the API service's constraints instead.",
        "Delete this key, and set services.service.topologySpreadConstraints if need be.",
    ),
    (
        "sidecars.rateLimit.redis.port",
        "The sidecar always uses port 6379.",
        "Delete this key.",
    ),
    (
        "services.service.extraArgs",
        "The router does not read it.",
        "Use extraEnvs of the router chart.",
    ),
    (
        "services.ui.extraPorts",
        "No template reads it.",
        "Use services.ui.service.extraPorts.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::v6_2::facts::FACTS;

    /// A message about a key that is live after all would be wrong.
    #[test]
    fn known_keys_are_dead_somewhere() {
        for (key, ..) in KNOWN {
            assert!(
                FACTS.charts.iter().any(|chart| !chart.is_live(key)),
                "{key}"
            );
        }
    }
}
