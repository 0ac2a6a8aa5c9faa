//! AWS IAM Identity Center: no `OpenID` Connect login for applications (D33).

use super::{Connection, Step};
use super::provider::{DeadEnd, Provider};
use super::guide::Guide;
use crate::model::ProviderId;

/// Says whether a host is one of its access portals, or signs what it gives to machines and clients.
pub(super) fn is_host(host: &str) -> bool {
    let amazons = host
        .strip_suffix(".amazonaws.com")
        .or_else(|| host.strip_suffix(".amazonaws.com.cn"));
    let parts: Vec<&str> = amazons.unwrap_or_default().split('.').collect();
    let is_portal = [".awsapps.com", ".awsapps.cn", ".app.aws"]
        .iter()
        .any(|ending| host.ends_with(ending));
    is_portal
        || matches!(
            parts.as_slice(),
            ["identitycenter"] | ["identitycenter" | "oidc", _] | ["portal", "sso", _]
        )
}

pub(super) const PROVIDER: Provider = Provider {
    connection: |_| Some(Connection::gaps()),
    dead_end: Some(DeadEnd {
        why: "It offers applications SAML or trusted identity propagation, but no OpenID Connect \
              login; oauth2-proxy would exit at start.",
        fix: "Put Amazon Cognito or Keycloak in front (SAML from Identity Center to it), then \
              choose the broker here.",
        instead: "cognito",
    }),
    ..Provider::new(
        ProviderId::new("aws"),
        "AWS IAM Identity Center",
        "Not usable directly: see what to do instead",
    )
};

/// What to do at it, and what to know about it.
pub(super) const GUIDE: Guide = Guide {
    title: "AWS IAM Identity Center cannot be used directly",
    steps: &[
        Step::new("AWS IAM Identity Center offers SAML sign-in and trusted identity propagation to customer \
         applications, but no OpenID Connect login."),
        Step::new("OSMO's documentation gives four addresses for it; nobody could verify them, so none are \
         generated here."),
        Step::new("Put Amazon Cognito or Keycloak in front: Identity Center signs users in by SAML, the \
         broker speaks OIDC to OSMO."),
        Step::new("Then choose Amazon Cognito or Keycloak here."),
    ],
    ..Guide::new()
};
