//! Why keys of the values of 6.2 are as they are: for those that no question sets, and the facts behind any of them.

use crate::release::kit::Reason;

/// A key of all three charts.
const fn key(keys: &'static str, why: &'static str, facts: &'static str) -> Reason {
    Reason::new("*_values.yaml", keys, why, facts)
}

/// A key of which a question or a comment of the file says the rest.
const fn fact(keys: &'static str, facts: &'static str) -> Reason {
    key(keys, "", facts)
}

const ROUTER: &str = "router_values.yaml";
const WEB_UI: &str = "ui_values.yaml";

/// Of several that fit, the first counts.
pub(super) const REASONS: &[Reason] = &[
    // What all charts share.
    fact(
        "global.osmoImageLocation",
        "F-image-address F-helm-repository",
    ),
    fact("global.osmoImageTag", "D14 F-moving-tag"),
    fact("global.imagePullSecret", "F-pull-secret-host"),
    key(
        "global.logs.enabled",
        "Nobody is asked: switched off, logs lose the volume that they are written to, and the web UI's chart then makes a pod that \
         Kubernetes refuses.",
        "D45",
    ),
    Reason::new(ROUTER, "*nodeSelector*", "", "D42"),
    fact("*hostname", "F-hostname-places D10"),
    fact("services.configFile.enabled", "D35 F-mek-mounts"),
    fact("services.migration.enabled", "D34 F-migration-script"),
    key(
        "services.migration.targetSchema",
        "The schema in which PostgreSQL keeps tables of which nobody says another one.",
        "D34",
    ),
    key(
        "services.postgres.enabled",
        "The chart's own database is for trials: it keeps its data in a pod.",
        "F-extra-switches",
    ),
    key(
        "services.redis.enabled",
        "The chart's own Redis is for trials: it keeps its data in a pod.",
        "F-extra-switches",
    ),
    fact("services.postgres.db", "D20"),
    fact("services.redis.dbNumber", "D40"),
    fact("services.redis.serviceName", "D4 F-no-redis-cluster"),
    // The way in.
    key(
        "*.ingress.prefix",
        "All of the host name belongs to OSMO: its ingresses share it from the root on, and each has paths of its own.",
        "F-one-host-several-ingresses",
    ),
    fact("*.ingress.ingressClass", "D52"),
    fact("*.ingress.albAnnotations.enabled", "F-alb-annotations"),
    fact(
        "*.ingress.albAnnotations.sslCertArn",
        "D38 F-alb-certificates",
    ),
    fact(
        "*.annotations.alb.ingress.kubernetes.io/success-codes",
        "D39",
    ),
    fact("*.annotations.nginx.ingress.kubernetes.io/proxy-bu*", "D18"),
    fact("*.annotations.*affinity", "F-router-memory"),
    fact("*.annotations.*target-group-attributes", "F-router-memory"),
    fact("*.ingress.annotations*", "F-controller-annotations"),
    fact("services.service.ingress", "D6"),
    // Programs.
    fact("services.service.auth.device_endpoint", "D54"),
    fact("services.service.auth.device_client_id", "D47 D55"),
    fact("services.service.auth*", "F-cli-device-login"),
    key(
        "services.defaultAdmin.passwordSecret*",
        "Where the scripts put the admin's password. The chart has the same name and key.",
        "F-objects-read D24",
    ),
    fact("services.defaultAdmin*", "D24"),
    Reason::new(
        "operations/first-workflow.yaml",
        "workflow*",
        "As small as a workflow can be that shows a backend at work: one task, which prints a line.",
        "F-workflow-file",
    ),
    fact("services.delayedJobMonitor*", "D7"),
    fact("*checksum/envoy-settings", "D49"),
    fact("*.scaling.minReplicas", "F-autoscaler-bounds"),
    fact("*.scaling.maxReplicas", "F-autoscaler-bounds"),
    fact("*.resources.requests.cpu", "F-autoscaler-requests"),
    fact("services.ui.apiHostname", "D15"),
    fact("services.ui.serviceAccountName", "D16"),
    fact("services.*.webserverEnabled", "D36"),
    fact("services.ui.portForwardEnabled", "D36"),
    // Envoy.
    fact("sidecars", "F-no-provider D26"),
    fact("sidecars.envoy.enabled", "D25 D26"),
    fact("sidecars.envoy.image*", "F-envoy-version"),
    Reason::new(WEB_UI, "sidecars.envoy.skipAuthPaths*", "", "F-blank-403"),
    key(
        "sidecars.envoy.skipAuthPaths*",
        "One of the chart's own paths without sign-in: OSMO's programs and its command line call it before they have a session. The \
         list is written out because Helm replaces lists.",
        "F-paths-without-sign-in F-helm-merge",
    ),
    key(
        "sidecars.envoy.service.*",
        "Where Envoy finds the program behind it: in the same pod.",
        "F-request-path",
    ),
    fact("sidecars.envoy.idp.host", "D2 N15"),
    key(
        "sidecars.envoy.jwt.user_header",
        "Envoy writes the user's name into this header, and OSMO reads no other one.",
        "F-extra-switches F-request-path",
    ),
    key(
        "sidecars.envoy.jwt.providers[].audience",
        "OSMO issues tokens of its own, for its command line; Envoy has to take them too.",
        "D55 N13",
    ),
    key(
        "sidecars.envoy.jwt.providers[].cluster",
        "Through which of Envoy's clusters the signing keys are fetched: idp is the provider's, another one is OSMO's own.",
        "D2",
    ),
    key(
        "sidecars.envoy.jwt.providers[].issuer",
        "OSMO issues tokens of its own, for its command line; Envoy has to take them too.",
        "D3 D27 F-issuer",
    ),
    key(
        "sidecars.envoy.jwt.providers[]*",
        "It belongs to the tokens that OSMO issues itself: the same in every deployment.",
        "D3 D27 F-paths-without-sign-in",
    ),
    fact("sidecars.envoy.jwt.providers", "D3 D27"),
    key(
        "sidecars.envoy.osmoauth.*",
        "Where the router finds the keys of OSMO's own tokens: at the API's Service.",
        "F-paths-without-sign-in",
    ),
    // oauth2-proxy.
    key(
        "sidecars.oauth2Proxy.provider",
        "Every provider is spoken to by OpenID Connect: what oauth2-proxy knows of single providers is not needed.",
        "F-chart-proxy-arguments",
    ),
    fact("sidecars.oauth2Proxy.image*", "F-proxy-version"),
    fact("sidecars.oauth2Proxy.oidcIssuerUrl", "F-issuer"),
    fact("sidecars.oauth2Proxy.cookieDomain", "F-proxy-cookie-domain"),
    fact(
        "sidecars.oauth2Proxy.cookieExpire",
        "F-proxy-refresh-below-expire",
    ),
    fact("sidecars.oauth2Proxy.cookieRefresh", "N5"),
    fact("sidecars.oauth2Proxy.scope", "D28"),
    fact("sidecars.oauth2Proxy.redisSessionStore", "D4 F-cookie-size"),
    fact(
        "sidecars.oauth2Proxy.useKubernetesSecrets",
        "D1 F-extra-switches",
    ),
    key(
        "sidecars.oauth2Proxy.secretName",
        "The Secret into which the scripts put client secret and cookie secret. The chart has the same name.",
        "F-objects-read",
    ),
    key(
        "sidecars.oauth2Proxy.cookieSecretKey",
        "The key in that Secret. The chart has the same.",
        "F-objects-read D9",
    ),
    key(
        "sidecars.oauth2Proxy.clientSecretKey",
        "The key in that Secret. The chart has the same.",
        "F-objects-read",
    ),
    fact(
        "sidecars.oauth2Proxy.extraArgs*",
        "F-proxy-arguments F-chart-proxy-arguments",
    ),
    fact("sidecars.oauth2Proxy.extraVolume*", "D5 F-proxy-ca-files"),
    fact("sidecars.oauth2Proxy*", "D31"),
    // The others.
    key(
        "sidecars.authz.enabled",
        "The authorization sidecar is the only place that compares a request with the user's roles.",
        "F-authorization",
    ),
    fact("sidecars.authz*", "F-authorization"),
    fact("sidecars.rateLimit*", "D44"),
    fact("podMonitor.enabled", "D8"),
    fact("serviceAccount*", "F-service-accounts"),
    fact("extraPodLabels*", "F-pod-selectors"),
    fact("*.podLabels*", "F-pod-selectors"),
];
