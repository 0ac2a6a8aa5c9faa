//! GitHub: OAuth2 without an ID token (F-github-oauth2).

use super::{Connection, Step};
use super::provider::{DeadEnd, Provider};
use super::guide::Guide;
use crate::model::ProviderId;

/// Says whether a host is GitHub's own, where there is no login that gives an ID token.
pub(super) fn is_host(host: &str) -> bool {
    host == "github.com" || host.ends_with(".github.com") || host.ends_with(".ghe.com")
}

pub(super) const PROVIDER: Provider = Provider {
    connection: |_| Some(Connection::gaps()),
    dead_end: Some(DeadEnd {
        why: "It signs people in by OAuth2 without an ID token, and OSMO trusts nothing but ID tokens.",
        fix: "Put Dex, Keycloak or Authentik in front with GitHub behind it, then choose that here.",
        instead: "dex",
    }),
    ..Provider::new(
        ProviderId::new("github"),
        "GitHub",
        "Not an OIDC provider: see what to do instead",
    )
};

/// What to do at it, and what to know about it.
pub(super) const GUIDE: Guide = Guide {
    title: "GitHub cannot be used directly",
    steps: &[
        Step::new("GitHub signs users in by OAuth2 without an ID token; it is no OpenID Connect provider for people."),
        Step::new("Put Dex, Keycloak or Authentik in front, with GitHub as its upstream."),
        Step::new("Then choose the broker here."),
    ],
    ..Guide::new()
};
