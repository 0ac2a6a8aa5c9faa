//! Symptom and cause (D1, D3, D8, D9, D14, D15, D16, D35, D53, F-admin-password, F-mek-size, F-objects-read).

use crate::plan::Plan;

const ALWAYS: &[[&str; 2]] = &[
    [
        "helm: useKubernetesSecrets has moved",
        "Values from the guide, not from this bundle",
    ],
    [
        "helm: no matches for kind PodMonitor",
        "PodMonitor chosen, but the Prometheus Operator is missing",
    ],
    [
        "API server: cannot unmarshal number into args",
        "Image tag 6.2 with chart 1.2.0: use chart 1.2.1",
    ],
    [
        "configmap mek-config not found, pod stuck in ContainerCreating",
        "The stage database was left out",
    ],
    [
        "MEK file … does not exist",
        "configFile.enabled is not true",
    ],
    [
        "InvalidJWEKeyLength at the first stored credential",
        "The MEK's k is not 32 bytes",
    ],
    [
        "CreateContainerConfigError: secret … not found",
        "db-secret, redis-secret or default-admin-secret is missing in this namespace",
    ],
    [
        "Default admin password must be 43 characters long",
        "default-admin-secret holds something else, perhaps with a line break",
    ],
    [
        "redis ValueError: Port could not be cast to integer",
        "A character in the Redis password that an address cannot hold",
    ],
    ["autoscaler shows unknown", "metrics-server is missing"],
    [
        "UI appears, API calls fail",
        "apiHostname names another namespace",
    ],
    [
        "UI pod: serviceaccount not found",
        "The service chart is not installed in this namespace",
    ],
];
const SIGN_IN: &[[&str; 2]] = &[
    [
        "the provider says redirect_uri mismatch",
        "The redirect URI at the top is not registered exactly",
    ],
    [
        "500 after sign-in, or an empty page with 403",
        "oauth2-proxy failed, and Envoy hides it: the log of osmo-ui, container oauth2-proxy, \
         says why (client secret, no email claim, Redis, provider too slow)",
    ],
    ["envoy: RequiresAny", "Fewer than two token providers"],
    [
        "oauth2-proxy: cookie_secret must be 16, 24, or 32 bytes",
        "Not URL-safe base64, or a line break at its end",
    ],
    [
        "oauth2-proxy: unable to set a redis initialization key",
        "Session store: wrong host, TLS or password",
    ],
    [
        "oauth2-proxy cannot discover the issuer",
        "Wrong issuer, or no way out to the provider",
    ],
    [
        "email in id_token isn't verified",
        "Verify the address at the provider, or allow unverified ones",
    ],
    [
        "neither the id_token nor the profileURL set an email",
        "The provider sends no email claim: set --oidc-email-claim",
    ],
    [
        "401 Jwks remote fetch is failed",
        "Pods cannot reach the JWKS host on port 443 over IPv4",
    ],
    [
        "401 Jwt issuer is not configured",
        "The issuer differs, often by a slash",
    ],
    ["401 Audiences in Jwt are not allowed", "Another client ID"],
    [
        "403 access denied",
        "The user has no role: osmo user get USER",
    ],
    [
        "secret oauth2-proxy-secrets not found",
        "Not created, or in another namespace",
    ],
    [
        "authz-sidecar restarts at first",
        "The tables are not there yet; it settles",
    ],
    [
        "400 Request Header Or Cookie Too Large",
        "Header buffers of the ingress controller; or keep sessions in Redis",
    ],
    [
        "Lua error: table expected, got nil",
        "The token has no roles array; harmless, roles come from the database",
    ],
];

/// Returns the symptoms that this deployment can show.
pub(super) fn rows(plan: &Plan) -> Vec<[&'static str; 2]> {
    let mut rows = ALWAYS.to_vec();
    if plan.connection().is_some() {
        rows.extend(SIGN_IN);
    }
    rows
}
