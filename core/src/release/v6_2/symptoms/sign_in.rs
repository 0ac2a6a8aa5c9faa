//! What people see while they sign in (F-envoy-token-answers, F-proxy-clock, F-cookie-size); `tests/live` provokes most of it.

use super::{ENVOY, PROXY, reads_email, signs_in};
use crate::model::{Controller, Tls};
use crate::release::kit::Symptom;

pub(in super::super) const REDIRECT_URI: Symptom = Symptom::new(
    "the provider says redirect_uri mismatch",
    "The redirect URI in README.md is not registered exactly",
    "",
    "the provider's",
)
.when(signs_in);
pub(in super::super) const FAILED_PROXY: Symptom = Symptom::new(
    "500 or 403 after sign-in, or an empty page with 403",
    "oauth2-proxy failed: client secret, e-mail address, Redis, a clock, provider too slow",
    "The log says which; the page often does not",
    PROXY,
)
.when(signs_in);
pub(in super::super) const CLOCK: Symptom = Symptom::new(
    "500 after sign-in, and the log says before the nbf (not before) time",
    "A node's clock is behind, by more than five minutes",
    "look at its NTP",
    PROXY,
)
.when(signs_in);
pub(in super::super) const NO_DISCOVERY: Symptom = Symptom::new(
    "cannot discover the issuer; oauth2-proxy restarts",
    "Wrong issuer, no way out to the provider, or a certificate that it does not trust",
    "",
    PROXY,
)
.when(signs_in);
pub(in super::super) const SESSION_STORE: Symptom = Symptom::new(
    "unable to set a redis initialization key",
    "Session store: wrong host, TLS or password",
    "",
    PROXY,
)
.when(|plan| plan.deployment().keeps_sessions_in_redis());
pub(in super::super) const UNVERIFIED: Symptom = Symptom::new(
    "email in id_token isn't verified",
    "Verify the address at the provider, or allow unverified ones",
    "",
    PROXY,
)
.when(reads_email);
pub(in super::super) const NO_EMAIL: Symptom = Symptom::new(
    "neither the id_token nor the profileURL set an email",
    "The provider sends no email claim",
    "set --oidc-email-claim",
    PROXY,
)
.when(reads_email);
pub(in super::super) const LARGE_HEADER: Symptom = Symptom::new(
    "400 Request Header Or Cookie Too Large",
    "Header buffers of the ingress controller, or somebody in more than 200 groups",
    "keep sessions in Redis",
    "the controller's",
)
.when(|plan| {
    let d = plan.deployment();
    d.ingress.enabled
        && d.ingress.controller == Controller::IngressNginx
        && d.keeps_sessions_in_cookies()
});
pub(in super::super) const CLI_CERTIFICATE: Symptom = Symptom::new(
    "CERTIFICATE_VERIFY_FAILED in osmo login",
    "The CLI trusts public certificate authorities only, and the certificate is of a \
     private one",
    "",
    "the CLI's own words",
)
.when(|plan| {
    let i = &plan.deployment().ingress;
    i.enabled && i.tls == Tls::Secret
});
pub(in super::super) const JWKS_FETCH: Symptom = Symptom::new(
    "401 Jwks remote fetch is failed",
    "Pods cannot reach the host of the signing keys on its port over IPv4, without a \
     forward proxy",
    "",
    ENVOY,
)
.when(signs_in);
pub(in super::super) const ISSUER: Symptom = Symptom::new(
    "401 Jwt issuer is not configured",
    "The issuer in the token differs from the answer, often by a slash",
    "",
    ENVOY,
)
.when(signs_in);
pub(in super::super) const AUDIENCE: Symptom = Symptom::new(
    "403 Audiences in Jwt are not allowed",
    "The token is for another client ID",
    "",
    ENVOY,
)
.when(signs_in);

pub(super) static ROWS: &[Symptom] = &[
    REDIRECT_URI,
    FAILED_PROXY,
    CLOCK,
    NO_DISCOVERY,
    SESSION_STORE,
    UNVERIFIED,
    NO_EMAIL,
    LARGE_HEADER,
    CLI_CERTIFICATE,
    JWKS_FETCH,
    ISSUER,
    AUDIENCE,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Answers, SessionStore};
    use crate::plan::Plan;
    use crate::secrets::Secrets;

    /// What a store of sessions can show follows from the store, with a password or without.
    #[test]
    fn symptoms_follow_where_sessions_are_kept() {
        for (store, provider, large, redis) in [
            (SessionStore::Cookie, "entra", true, false),
            (SessionStore::Redis, "entra", false, true),
            (SessionStore::RedisPassword, "entra", false, true),
            (SessionStore::Cookie, "none", false, false),
            (SessionStore::RedisPassword, "none", false, false),
        ] {
            let mut answers = Answers::default();
            answers.deployment.oauth2_proxy.session_store = store;
            answers.deployment.idp.provider = crate::idp::find(provider).unwrap().id;
            let plan = Plan::new(&answers, &Secrets::default());
            let shown = [&LARGE_HEADER, &SESSION_STORE].map(|one| (one.when)(&plan));
            assert_eq!(shown, [large, redis], "{store:?} {provider}");
        }
    }
}
