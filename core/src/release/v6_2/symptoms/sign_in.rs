//! What people see while they sign in.

use super::{ENVOY, PROXY, Row, reads_email, signs_in};
use crate::model::{Controller, SessionStore, Tls};

pub(super) static ROWS: &[Row] = &[
    (
        signs_in,
        [
            "the provider says redirect_uri mismatch",
            "The redirect URI in README.md is not registered exactly",
            "the provider's",
        ],
    ),
    (
        signs_in,
        [
            "500 after sign-in, or an empty page with 403",
            "oauth2-proxy failed, and Envoy hides it: client secret, no email claim, Redis, provider too slow. The log says which",
            PROXY,
        ],
    ),
    (
        signs_in,
        [
            "cannot discover the issuer; oauth2-proxy restarts",
            "Wrong issuer, no way out to the provider, or a certificate that it does not trust",
            PROXY,
        ],
    ),
    (
        |plan| {
            signs_in(plan) && plan.deployment().oauth2_proxy.session_store == SessionStore::Redis
        },
        [
            "unable to set a redis initialization key",
            "Session store: wrong host, TLS or password",
            PROXY,
        ],
    ),
    (
        reads_email,
        [
            "email in id_token isn't verified",
            "Verify the address at the provider, or allow unverified ones",
            PROXY,
        ],
    ),
    (
        reads_email,
        [
            "neither the id_token nor the profileURL set an email",
            "The provider sends no email claim: set --oidc-email-claim",
            PROXY,
        ],
    ),
    (
        |plan| {
            let d = plan.deployment();
            signs_in(plan)
                && d.ingress.enabled
                && d.ingress.controller == Controller::IngressNginx
                && d.oauth2_proxy.session_store != SessionStore::Redis
        },
        [
            "400 Request Header Or Cookie Too Large",
            "Header buffers of the ingress controller; or keep sessions in Redis",
            "the controller's",
        ],
    ),
    (
        |plan| plan.deployment().ingress.enabled && plan.deployment().ingress.tls == Tls::Secret,
        [
            "CERTIFICATE_VERIFY_FAILED in osmo login",
            "The CLI trusts public certificate authorities only, and the certificate is of a private one",
            "the CLI's own words",
        ],
    ),
    (
        signs_in,
        [
            "401 Jwks remote fetch is failed",
            "Pods cannot reach the host of the signing keys on its port over IPv4, without a forward proxy",
            ENVOY,
        ],
    ),
    (
        signs_in,
        [
            "401 Jwt issuer is not configured",
            "The issuer in the token differs from the answer, often by a slash",
            ENVOY,
        ],
    ),
    (
        signs_in,
        [
            "401 Audiences in Jwt are not allowed",
            "The token is for another client ID",
            ENVOY,
        ],
    ),
];
