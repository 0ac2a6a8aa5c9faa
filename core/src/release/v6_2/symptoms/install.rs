//! What people see while it is installed.

use super::{AUTHZ, signs_in};
use crate::release::kit::{EVENTS, Symptom};

pub(in super::super) const NO_POD_MONITOR: Symptom = Symptom::new(
    "no matches for kind PodMonitor",
    "The Prometheus Operator is missing",
    "Install it, or switch the PodMonitor off",
    "install.log",
)
.when(|plan| plan.deployment().pod_monitor);
pub(in super::super) const REPLICAS_HELD: Symptom = Symptom::new(
    "conflict on .spec.replicas",
    "helm was run by hand: an autoscaler holds that field",
    "./install.sh charts, or --server-side=true --force-conflicts",
    "install.log",
);
pub(in super::super) const POD_SECURITY: Symptom = Symptom::new(
    "violates PodSecurity restricted, and no pod appears",
    "The namespace enforces restricted; the charts' pods fit baseline",
    "",
    EVENTS,
);
pub(in super::super) const IMAGE_PULL: Symptom = Symptom::new(
    "ImagePullBackOff, ErrImagePull",
    "Nodes cannot reach the registry, or the pull secret is wrong",
    "The event names the image",
    EVENTS,
);
pub(in super::super) const NO_MEK: Symptom = Symptom::new(
    "configmap mek-config not found, pods stay in ContainerCreating",
    "The stage database was left out",
    "./install.sh database",
    EVENTS,
);
pub(in super::super) const NO_SECRET: Symptom = Symptom::new(
    "CreateContainerConfigError: secret … not found",
    "It is not in this namespace",
    "./install.sh secrets",
    EVENTS,
);
pub(in super::super) const NO_SERVICE_ACCOUNT: Symptom = Symptom::new(
    "serviceaccount … not found",
    "The answers say that the service accounts are there already",
    "",
    EVENTS,
)
.when(|plan| plan.deployment().site.service_accounts_exist);
pub(in super::super) const AUTHZ_FIRST: Symptom = Symptom::new(
    "authz-sidecar restarts at first",
    "The tables are not there yet. The restarts end by themselves, within about five minutes",
    "",
    AUTHZ,
)
.when(signs_in);
pub(in super::super) const REDIS_CLUSTER: Symptom = Symptom::new(
    "MOVED 1234 10.0.0.1:6379",
    "This Redis runs in cluster mode, which OSMO cannot use",
    "Take one without",
    "osmo-service",
)
.when(|plan| !plan.deployment().throw_away_stores);
pub(in super::super) const NO_METRICS: Symptom = Symptom::new(
    "autoscaler shows unknown",
    "metrics-server is missing",
    "",
    "kubectl describe hpa, in the namespace",
);

pub(super) static ROWS: &[Symptom] = &[
    NO_POD_MONITOR,
    REPLICAS_HELD,
    POD_SECURITY,
    IMAGE_PULL,
    NO_MEK,
    NO_SECRET,
    NO_SERVICE_ACCOUNT,
    AUTHZ_FIRST,
    REDIS_CLUSTER,
    NO_METRICS,
];
