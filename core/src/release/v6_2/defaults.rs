//! What a new deployment of OSMO 6.2 begins with, beside what every release begins with: versions and images that the
//! charts pin, and the guide's figures.

/// Envoy image that the charts pin.
pub(crate) const ENVOY_IMAGE: &str = "envoyproxy/envoy:v1.29.0";
/// oauth2-proxy image that the charts pin.
pub(crate) const OAUTH2_PROXY_IMAGE: &str = "quay.io/oauth2-proxy/oauth2-proxy:v7.14.2";
/// Rate-limit image that the service chart pins.
pub(crate) const RATE_LIMIT_IMAGE: &str = "envoyproxy/ratelimit:9d8d70a8";
/// Image of the chart's migration Job.
pub(crate) const MIGRATION_IMAGE: &str = "postgres:15-alpine";

/// Path and value.
pub(crate) const DEFAULTS: &[(&str, &str)] = &[
    ("osmoImageTag", "6.2.10"),
    ("chartVersion", "1.2.1"),
    ("logs.logLevel", "INFO"),
    ("logs.k8sLogLevel", "WARNING"),
    ("images.osmoImageLocation", "nvcr.io/nvidia/osmo"),
    ("images.envoy", ENVOY_IMAGE),
    ("images.oauth2Proxy", OAUTH2_PROXY_IMAGE),
    ("images.rateLimit", RATE_LIMIT_IMAGE),
    ("images.migration", MIGRATION_IMAGE),
    ("scaling.service.minReplicas", "1"),
    ("scaling.service.maxReplicas", "3"),
    ("scaling.service.resources.requests.cpu", "1"),
    ("scaling.service.resources.requests.memory", "1Gi"),
    ("scaling.service.resources.limits.memory", "1Gi"),
    ("scaling.worker.minReplicas", "1"),
    ("scaling.worker.maxReplicas", "3"),
    ("scaling.worker.resources.requests.cpu", "500m"),
    ("scaling.worker.resources.requests.memory", "400Mi"),
    ("scaling.worker.resources.limits.memory", "800Mi"),
    ("scaling.logger.minReplicas", "1"),
    ("scaling.logger.maxReplicas", "3"),
    ("scaling.logger.resources.requests.cpu", "200m"),
    ("scaling.logger.resources.requests.memory", "256Mi"),
    ("scaling.logger.resources.limits.memory", "512Mi"),
    ("scaling.agent.minReplicas", "1"),
    ("scaling.agent.maxReplicas", "1"),
    ("scaling.agent.resources.requests.cpu", "100m"),
    ("scaling.agent.resources.requests.memory", "128Mi"),
    ("scaling.agent.resources.limits.memory", "256Mi"),
    ("scaling.router.minReplicas", "1"),
    ("scaling.router.maxReplicas", "2"),
    ("scaling.router.resources.requests.cpu", "500m"),
    ("scaling.router.resources.requests.memory", "512Mi"),
    ("scaling.router.resources.limits.memory", "512Mi"),
    ("scaling.ui.minReplicas", "1"),
    ("scaling.ui.maxReplicas", "3"),
    ("scaling.ui.resources.requests.cpu", "500m"),
    ("scaling.ui.resources.requests.memory", "512Mi"),
    ("scaling.ui.resources.limits.memory", "512Mi"),
    ("scaling.delayedJobMonitorReplicas", "1"),
];
