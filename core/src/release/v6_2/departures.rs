//! Where the files differ from OSMO's written guide, and why: the released charts decide (D1, D2, D3, D4, D6, D7, D8, D9,
//! D10, D11, D12, D15, N10, N11, F-proxy-cookie-domain).

use crate::plan::Plan;

/// Returns what holds for this deployment.
pub(super) fn items(plan: &Plan) -> Vec<&'static str> {
    let mut items = vec![
        "ingress and resources stand under services.service; under defaultAdmin nothing reads them.",
        "delayedJobMonitor has no resources: the chart gives it those of the API.",
        "podMonitor is set: the chart's default needs the Prometheus Operator.",
        "logAgent and otel are gone: no template reads them.",
        "apiHostname is set: the chart's default looks in the namespace osmo.",
        "The database is created by a Job with the password from a Secret; the guide's pod shows \
         it in its specification.",
        "The master encryption key (MEK) is created, never applied: applying a fresh one destroys the first.",
    ];
    if plan.connection().is_some() {
        items.extend([
            "useKubernetesSecrets stands under oauth2Proxy only: under envoy the charts refuse it.",
            "envoy.idp.host is set: without it every token of the provider is refused.",
            "Every list of token providers has two entries of the provider at least: Envoy \
             refuses a single one.",
            "redisSessionStore and services.redis are set in all three files: the defaults point \
             at a host that does not exist.",
            "The redirect URI ends in /oauth2/callback; the guide's /api/auth/getAToken is \
             answered by nobody.",
            "The cookie secret is URL-safe base64: of the guide's, about three in four are refused.",
            "cookieDomain is left out unless it is needed: the session stays with this host.",
        ]);
    }
    items
}
