//! What people see while it is installed.

use super::{AUTHZ, EVENTS, Row, always, signs_in};

pub(super) static ROWS: &[Row] = &[
    (
        |plan| plan.deployment().pod_monitor,
        [
            "no matches for kind PodMonitor",
            "The Prometheus Operator is missing. Install it, or switch the PodMonitor off",
            "install.log",
        ],
    ),
    (
        always,
        [
            "conflict on .spec.replicas",
            "helm was run by hand: an autoscaler holds that field. ./install.sh charts, or --force-conflicts",
            "install.log",
        ],
    ),
    (
        always,
        [
            "violates PodSecurity restricted, and no pod appears",
            "The namespace enforces restricted; the charts' pods fit baseline",
            EVENTS,
        ],
    ),
    (
        always,
        [
            "ImagePullBackOff, ErrImagePull",
            "Nodes cannot reach the registry, or the pull secret is wrong. The event names the image",
            EVENTS,
        ],
    ),
    (
        always,
        [
            "configmap mek-config not found, pods stay in ContainerCreating",
            "The stage database was left out: ./install.sh database",
            EVENTS,
        ],
    ),
    (
        always,
        [
            "CreateContainerConfigError: secret … not found",
            "It is not in this namespace: ./install.sh secrets",
            EVENTS,
        ],
    ),
    (
        |plan| plan.deployment().site.service_accounts_exist,
        [
            "serviceaccount … not found",
            "The answers say that the service accounts are there already",
            EVENTS,
        ],
    ),
    (
        signs_in,
        [
            "authz-sidecar restarts at first",
            "The tables are not there yet; it settles",
            AUTHZ,
        ],
    ),
    (
        always,
        [
            "MOVED 1234 10.0.0.1:6379",
            "This Redis runs in cluster mode, which OSMO cannot use. Take one without",
            "osmo-service",
        ],
    ),
    (
        always,
        [
            "autoscaler shows unknown",
            "metrics-server is missing",
            "kubectl describe hpa, in the namespace",
        ],
    ),
];
