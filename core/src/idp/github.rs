//! GitHub: OAuth2 without an ID token (F-github-oauth2).

use super::Connection;
use super::provider::{DeadEnd, Provider};
use crate::model::ProviderId;

pub(super) const PROVIDER: Provider = Provider {
    connection: |_| Some(Connection::gaps()),
    title: "GitHub cannot be used directly",
    steps: &[
        "GitHub signs users in by OAuth2 without an ID token; it is no OpenID Connect provider for people.",
        "Put Dex, Keycloak or Authentik in front, with GitHub as its upstream.",
        "Then choose Generic OIDC or Keycloak here.",
    ],
    dead_end: Some(DeadEnd {
        why: "It signs people in by OAuth2 without an ID token, and OSMO trusts nothing but ID tokens.",
        fix: "Put Dex, Keycloak or Authentik in front with GitHub behind it, then choose Generic \
              OIDC or Keycloak here.",
        instead: "oidc",
    }),
    ..Provider::new(
        ProviderId::new("github"),
        "GitHub",
        "Not an OIDC provider: see what to do instead",
    )
};
