//! `key: null` takes away what a chart has: it is told, and it is not lost.

use super::*;

#[test]
fn a_null_is_kept_where_it_takes_something_away() {
    let extra = Fate::Kept(path!("extraValues.service"));
    for (text, key, expected, codes, kept) in [
        (
            "services: {agent: {resources: {limits: {memory: null}}}}",
            "services.agent.resources.limits.memory",
            extra,
            "IMP42",
            "services:\n  agent:\n    resources:\n      limits:\n        memory: null\n",
        ),
        (
            "services:\n  service:\n    livenessProbe: ~\n",
            "services.service.livenessProbe",
            extra,
            "IMP42",
            "services:\n  service:\n    livenessProbe: null\n",
        ),
        (
            "services: {worker: {tolerations:, resources: ~}}",
            "services.worker.tolerations",
            Fate::Nothing,
            "",
            "",
        ),
        (
            "services: {service: {hostname: null}}",
            "services.service.hostname",
            Fate::Nothing,
            "",
            "",
        ),
        (
            "sidecars:\n  rateLimit:\n  # enabled: true\n",
            "sidecars.rateLimit",
            Fate::Repaired("IMP43"),
            "IMP43",
            "",
        ),
        (
            "services: {redis: {port: null}}",
            "services.redis.port",
            Fate::Repaired("IMP43"),
            "IMP43",
            "",
        ),
        (
            "sidecars: {envoy: {skipAuthPaths: null}}",
            "sidecars.envoy.skipAuthPaths",
            extra,
            "IMP42",
            "sidecars:\n  envoy:\n    skipAuthPaths: null\n",
        ),
        (
            "services: {worker: {topologySpreadConstraints: null}}",
            "services.worker.topologySpreadConstraints",
            Fate::Dead,
            "",
            "",
        ),
    ] {
        let import = given(&[("osmo_values.yaml", text)]);
        assert_eq!(fate(&import, key), expected, "{text}");
        assert_eq!(answer(&import, "extraValues.service"), kept, "{text}");
        let told = told(&import).join("\n");
        let of = |code: &str| told.contains(&format!("{code} {key}"));
        for code in ["IMP42", "IMP43"] {
            assert_eq!(of(code), code == codes, "{text}\n{told}");
        }
    }
}
