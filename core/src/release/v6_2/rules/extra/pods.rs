//! What the charts put into each pod, and the keys at which more of it is given.

/// One pod.
pub(super) struct Pod {
    /// Chart.
    pub(super) chart: &'static str,
    /// Name of OSMO's own container.
    pub(super) name: &'static str,
    /// Further containers where people sign in.
    pub(super) sidecars: &'static [&'static str],
    /// Keys of further containers.
    pub(super) containers: &'static [&'static str],
    /// Volumes that the chart makes.
    pub(super) volumes: &'static [&'static str],
    /// Volumes that it makes besides where people sign in.
    pub(super) volumes_with_sign_in: &'static [&'static str],
    /// Keys of further volumes.
    pub(super) extra_volumes: &'static [&'static str],
    /// Keys of mounts.
    pub(super) mounts: &'static [&'static str],
    /// Keys of mounts of the sidecars.
    pub(super) sidecar_mounts: &'static [&'static str],
    /// Key of environment variables.
    pub(super) variables: &'static str,
    /// Environment variables that the chart sets itself.
    pub(super) own_variables: &'static [&'static str],
}

const OURS: &[&str] = &["logs", "mek-volume"];
const SIDECARS: &[&str] = &["envoy", "oauth2-proxy", "authz-sidecar"];
const PROXIES: &[&str] = &["envoy-config", "oauth2-proxy-secrets"];
const MOUNTS: &[&str] = &[
    "sidecars.envoy.extraVolumeMounts",
    "sidecars.oauth2Proxy.extraVolumeMounts",
];
const PASSWORDS: &[&str] = &["OSMO_POSTGRES_PASSWORD", "OSMO_REDIS_PASSWORD"];

/// Every pod, and containers that have variables of their own.
#[rustfmt::skip]
pub(super) const PODS: &[Pod] = &[
    Pod {
        chart: "service",
        name: "osmo-service",
        sidecars: &["envoy", "oauth2-proxy", "authz-sidecar", "ratelimit"],
        containers: &["services.service.extraSidecars", "services.service.initContainers"],
        volumes: &["logs", "mek-volume", "ratelimit-config"],
        volumes_with_sign_in: PROXIES,
        extra_volumes: &["services.service.extraVolumes"],
        mounts: &["services.service.extraVolumeMounts"],
        sidecar_mounts: MOUNTS,
        variables: "services.service.extraEnv",
        own_variables: &[
            "OSMO_POSTGRES_PASSWORD",
            "OSMO_REDIS_PASSWORD",
            "OSMO_DEFAULT_ADMIN_PASSWORD",
            "OSMO_DISABLE_TASK_METRICS",
        ],
    },
    Pod {
        chart: "service",
        name: "osmo-agent",
        sidecars: SIDECARS,
        containers: &["services.agent.extraSidecars", "services.agent.initContainers"],
        volumes: OURS,
        volumes_with_sign_in: PROXIES,
        extra_volumes: &["services.agent.extraVolumes"],
        mounts: &["services.agent.extraVolumeMounts"],
        sidecar_mounts: MOUNTS,
        variables: "services.agent.extraEnv",
        own_variables: PASSWORDS,
    },
    Pod {
        chart: "service",
        name: "osmo-logger",
        sidecars: SIDECARS,
        containers: &["services.logger.extraSidecars", "services.logger.initContainers"],
        volumes: OURS,
        volumes_with_sign_in: PROXIES,
        extra_volumes: &["services.logger.extraVolumes"],
        mounts: &["services.logger.extraVolumeMounts"],
        sidecar_mounts: MOUNTS,
        variables: "services.logger.extraEnv",
        own_variables: PASSWORDS,
    },
    Pod {
        chart: "service",
        name: "osmo-worker",
        sidecars: &[],
        containers: &["services.worker.extraSidecars", "services.worker.initContainers"],
        volumes: OURS,
        volumes_with_sign_in: &[],
        extra_volumes: &["services.worker.extraVolumes"],
        mounts: &["services.worker.extraVolumeMounts"],
        sidecar_mounts: &[],
        variables: "services.worker.extraEnv",
        own_variables: PASSWORDS,
    },
    Pod {
        chart: "service",
        name: "osmo-delayed-job-monitor",
        sidecars: &[],
        containers: &["services.delayedJobMonitor.extraSidecars", "services.delayedJobMonitor.initContainers"],
        volumes: OURS,
        volumes_with_sign_in: &[],
        extra_volumes: &["services.delayedJobMonitor.extraVolumes", "services.delayedJobMonitor.volumes"],
        mounts: &["services.delayedJobMonitor.extraVolumeMounts", "services.delayedJobMonitor.volumeMounts"],
        sidecar_mounts: &[],
        variables: "services.delayedJobMonitor.extraEnv",
        own_variables: PASSWORDS,
    },
    Pod {
        chart: "router",
        name: "osmo-router",
        sidecars: SIDECARS,
        containers: &["extraContainers", "services.service.initContainers"],
        volumes: OURS,
        volumes_with_sign_in: PROXIES,
        extra_volumes: &["extraVolumes"],
        mounts: &["extraVolumeMounts"],
        sidecar_mounts: MOUNTS,
        variables: "extraEnvs",
        own_variables: &["OSMO_POSTGRES_PASSWORD", "OSMO_SCHEMA_VERSION"],
    },
    Pod {
        chart: "web-ui",
        name: "osmo-ui",
        sidecars: &["envoy", "oauth2-proxy"],
        containers: &["extraContainers", "services.ui.initContainers"],
        volumes: &["logs"],
        volumes_with_sign_in: &["envoy-cfg", "oauth2-proxy-secrets"],
        extra_volumes: &["services.ui.extraVolumes"],
        mounts: &["services.ui.extraVolumeMounts"],
        sidecar_mounts: &["sidecars.envoy.volumeMounts", "sidecars.oauth2Proxy.extraVolumeMounts"],
        variables: "services.ui.extraEnvs",
        own_variables: &[
            "PORT",
            "NODE_OPTIONS",
            "NEXT_PUBLIC_OSMO_API_HOSTNAME",
            "NEXT_PUBLIC_OSMO_PORT_FORWARD_ENABLED",
            "NEXT_PUBLIC_OSMO_SSL_ENABLED",
            "DOCS_BASE_URL",
            "CLI_INSTALL_SCRIPT_URL",
        ],
    },
    // The authorization sidecar has variables of its own.
    Pod {
        chart: "service",
        name: "authz-sidecar",
        sidecars: &[],
        containers: &[],
        volumes: &[],
        volumes_with_sign_in: &[],
        extra_volumes: &[],
        mounts: &[],
        sidecar_mounts: &[],
        variables: "sidecars.authz.extraEnv",
        own_variables: PASSWORDS,
    },
    Pod {
        chart: "router",
        name: "authz-sidecar",
        sidecars: &[],
        containers: &[],
        volumes: &[],
        volumes_with_sign_in: &[],
        extra_volumes: &[],
        mounts: &[],
        sidecar_mounts: &[],
        variables: "sidecars.authz.extraEnv",
        own_variables: &["OSMO_POSTGRES_PASSWORD", "OSMO_SCHEMA_VERSION"],
    },
];
