//! What keys have to be. The charts hand most of these to Kubernetes as they are, and a map in place of a list slides into what
//! stands before it.

use crate::release::facts::Kind;
use crate::release::facts::Wants::{self, Bare, Entries, List, Map, Text, Texts, Words};

const ALL: &[&str] = &["service", "router", "web-ui"];
const SERVICE: &[&str] = &["service"];
const ROUTER: &[&str] = &["router"];
const BARE: &[&str] = &["service", "web-ui"];

const fn of(charts: &'static [&'static str], key: &'static str, wants: Wants) -> Kind {
    Kind { charts, key, wants }
}

/// Each key.
#[rustfmt::skip]
pub(super) const KINDS: &[Kind] = &[
    of(SERVICE, "services.*.extraEnv", Entries),
    of(SERVICE, "services.*.extraSidecars", Entries),
    of(SERVICE, "services.*.volumes", Entries),
    of(SERVICE, "services.*.volumeMounts", Entries),
    of(ALL, "sidecars.*.extraEnv", Entries),
    of(ALL, "sidecars.*.extraVolumeMounts", Entries),
    of(ALL, "sidecars.*.volumeMounts", Entries),
    of(ALL, "sidecars.*.routes", Entries),
    of(ALL, "sidecars.*.jwt.providers", Entries),
    of(ALL, "services.*.initContainers", Entries),
    of(ALL, "services.*.tolerations", Entries),
    of(ALL, "services.*.hostAliases", Entries),
    of(ALL, "services.*.topologySpreadConstraints", Entries),
    of(ALL, "services.*.extraVolumes", Entries),
    of(ALL, "services.*.extraVolumeMounts", Entries),
    of(ALL, "services.*.extraEnvs", Entries),
    of(ALL, "services.*.envFrom", Entries),
    of(ALL, "services.*.envoy.routes", Entries),
    of(ALL, "services.*.envoy.jwt.providers", Entries),
    of(ALL, "services.ui.service.extraPorts", Entries),
    of(ALL, "extraVolumes", Entries),
    of(ALL, "extraVolumeMounts", Entries),
    of(ALL, "extraEnvs", Entries),
    of(ALL, "extraContainers", Entries),
    of(ALL, "extraPorts", Entries),
    of(ALL, "extraConfigMaps", Entries),
    of(ALL, "services.*.extraArgs", List),
    of(ALL, "services.ui.args", Words),
    of(ALL, "services.ui.command", Words),
    of(ALL, "services.*.extraSidecars[].args", Words),
    of(ALL, "services.*.extraSidecars[].command", Words),
    of(ALL, "services.*.initContainers[].args", Words),
    of(ALL, "services.*.initContainers[].command", Words),
    of(ALL, "extraContainers[].args", Words),
    of(ALL, "extraContainers[].command", Words),
    of(ALL, "services.*.tolerations[].value", Text),
    of(ALL, "sidecars.oauth2Proxy.extraArgs", List),
    of(ALL, "sidecars.envoy.skipAuthPaths", List),
    of(ALL, "sidecars.envoy.blockedIPs", List),
    of(ALL, "services.*.envoy.skipAuthPaths", List),
    of(ALL, "services.*.envoy.blockedIPs", List),
    of(ALL, "services.*.resources", Map),
    of(ALL, "sidecars.*.resources", Map),
    of(ALL, "sidecars.*.securityContext", Map),
    of(ALL, "services.*.livenessProbe", Map),
    of(ALL, "services.*.readinessProbe", Map),
    of(ALL, "services.*.startupProbe", Map),
    of(ALL, "sidecars.*.livenessProbe", Map),
    of(ALL, "sidecars.*.readinessProbe", Map),
    of(ALL, "sidecars.*.startupProbe", Map),
    of(ALL, "services.*.ingress.annotations", Map),
    of(ALL, "services.*.extraPodAnnotations", Texts),
    of(ALL, "services.*.extraPodLabels", Texts),
    of(ALL, "services.*.extraAnnotations", Texts),
    of(ALL, "services.ui.podLabels", Texts),
    of(ALL, "services.ui.service.annotations", Texts),
    of(ALL, "services.ui.service.labels", Texts),
    of(ALL, "services.ui.service.selector", Texts),
    of(ALL, "extraPodAnnotations", Texts),
    of(ALL, "extraPodLabels", Texts),
    of(ALL, "serviceAccount.annotations", Texts),
    of(ALL, "extraConfigMaps[].data", Texts),
    of(ROUTER, "services.service.nodeSelector", Texts),
    of(SERVICE, "services.migration.nodeSelector", Texts),
    of(BARE, "global.nodeSelector", Bare),
    of(BARE, "services.ui.nodeSelector", Bare),
    of(SERVICE, "services.service.nodeSelector", Bare),
    of(SERVICE, "services.worker.nodeSelector", Bare),
    of(SERVICE, "services.logger.nodeSelector", Bare),
    of(SERVICE, "services.agent.nodeSelector", Bare),
    of(SERVICE, "services.delayedJobMonitor.nodeSelector", Bare),
    of(ALL, "services.*.extraEnv[].value", Text),
    of(ALL, "sidecars.*.extraEnv[].value", Text),
    of(ALL, "services.*.extraSidecars[].env[].value", Text),
    of(ALL, "services.*.initContainers[].env[].value", Text),
    of(ALL, "extraContainers[].env[].value", Text),
];
