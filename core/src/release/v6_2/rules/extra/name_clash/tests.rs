//! Names that stand twice in a pod, or for nothing.

use super::*;
use crate::rules::bench::{passes, refuses};

const SERVICE: &str = "extraValues.service";
const ROUTER: &str = "extraValues.router";
const UI: &str = "extraValues.webUi";
const TLS: (&str, &str) = ("postgres.sslMode", "require");

#[test]
fn good() {
    for (field, text) in [
        (
            SERVICE,
            "services: {worker: {extraSidecars: [{name: a, volumeMounts: [{name: logs}]}]}}",
        ),
        (
            SERVICE,
            "sidecars: {authz: {extraEnv: [{name: A, value: x}]}}",
        ),
        (
            SERVICE,
            "services: {service: {extraSidecars: [{name: mine}], extraEnv: [{name: A, value: b}]}}",
        ),
        (
            SERVICE,
            "services: {worker: {extraSidecars: [{name: envoy}]}}",
        ),
        (
            SERVICE,
            "services: {agent: {extraVolumes: [{name: v}], extraVolumeMounts: [{name: v, mountPath: /v}]}}",
        ),
        (
            ROUTER,
            "extraVolumes: [{name: v}]\nsidecars: {envoy: {extraVolumeMounts: [{name: v}, {name: logs}]}}",
        ),
        (
            UI,
            "services: {ui: {extraVolumeMounts: [{name: logs, mountPath: /x}]}}",
        ),
    ] {
        passes(RULE, &[TLS, (field, text)]);
    }
    let again = "extraEnvs: [{name: PGSSLMODE, value: require}, {name: A, value: b}]";
    passes(
        RULE,
        &[TLS, ("extraValues.lists", "replace"), (ROUTER, again)],
    );
}

#[test]
fn bad() {
    for (field, text) in [
        (
            SERVICE,
            "services: {worker: {extraSidecars: [{name: a, volumeMounts: [{name: b}]}]}}",
        ),
        (
            SERVICE,
            "services: {service: {extraEnv: [{name: OSMO_DISABLE_TASK_METRICS, value: x}]}}",
        ),
        (
            SERVICE,
            "sidecars: {authz: {extraEnv: [{name: OSMO_POSTGRES_PASSWORD, value: x}]}}",
        ),
        (
            UI,
            "services: {ui: {extraEnvs: [{name: NODE_OPTIONS, value: x}]}}",
        ),
        (
            SERVICE,
            "services: {service: {extraSidecars: [{name: envoy}]}}",
        ),
        (
            SERVICE,
            "services: {service: {extraSidecars: [{name: osmo-service}]}}",
        ),
        (
            SERVICE,
            "services: {worker: {extraSidecars: [{name: a}], initContainers: [{name: a}]}}",
        ),
        (ROUTER, "extraContainers: [{name: authz-sidecar}]"),
        (UI, "extraContainers: [{name: oauth2-proxy}]"),
        (
            SERVICE,
            "services: {agent: {extraVolumeMounts: [{name: v, mountPath: /v}]}}",
        ),
        (
            SERVICE,
            "sidecars: {envoy: {extraVolumeMounts: [{name: v, mountPath: /v}]}}",
        ),
        (
            SERVICE,
            "services: {agent: {extraVolumes: [{name: v}, {name: v}]}}",
        ),
        (
            SERVICE,
            "services: {agent: {extraVolumes: [{name: mek-volume}]}}",
        ),
        (UI, "services: {ui: {extraVolumes: [{name: envoy-cfg}]}}"),
        (
            SERVICE,
            "services: {agent: {extraEnv: [{name: PGSSLMODE, value: disable}]}}",
        ),
        (ROUTER, "extraEnvs: [{name: PGSSLMODE, value: disable}]"),
        (
            ROUTER,
            "extraEnvs: [{name: OSMO_POSTGRES_PASSWORD, valueFrom: {secretKeyRef: {name: a, key: b}}}]",
        ),
    ] {
        refuses(RULE, &[TLS, (field, text)], CODE, field);
    }
    let other = (ROUTER, "extraEnvs: [{name: PGSSLMODE, value: disable}]");
    refuses(
        RULE,
        &[TLS, ("extraValues.lists", "replace"), other],
        CODE,
        ROUTER,
    );
}
