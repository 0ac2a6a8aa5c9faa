//! Any provider with a discovery document; the endpoints are answers.

use super::{Connection, JwtProvider, or_gap};
use crate::model::Oidc;

const ISSUER: &str = "idp.oidc.issuer";
const CLIENT: &str = "idp.oidc.clientId";
const DEVICE: &str = "idp.oidc.deviceClientId";

/// The flag that lets unverified addresses in: oauth2-proxy refuses only `email_verified: false` (D31).
pub(super) fn unverified_email(allowed: bool) -> Vec<(&'static str, &'static str)> {
    if allowed {
        vec![(
            "--insecure-oidc-allow-unverified-email=true",
            "Chosen: users with an unverified e-mail address may sign in.",
        )]
    } else {
        Vec::new()
    }
}

fn given(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

pub(super) fn connection(oidc: &Oidc) -> Connection {
    let issuer = or_gap(&oidc.issuer, "issuer");
    let client = or_gap(&oidc.client_id, "client-id");
    let own_device_client =
        !oidc.device_client_id.is_empty() && oidc.device_client_id != oidc.client_id;
    let device = if own_device_client {
        oidc.device_client_id.0.clone()
    } else {
        client.clone()
    };
    let provider = |audience: &str, note, audience_from| JwtProvider {
        issuer: issuer.clone(),
        audience: audience.to_owned(),
        user_claim: or_gap(&oidc.user_claim, "user-claim"),
        note,
        issuer_from: ISSUER,
        audience_from,
    };
    let second = if own_device_client {
        provider(&device, "Tokens of osmo login.", DEVICE)
    } else {
        provider(
            &client,
            "The same again: Envoy refuses a list with one entry.",
            CLIENT,
        )
    };
    Connection {
        jwks_uri: or_gap(&oidc.jwks_uri, "jwks-uri"),
        providers: vec![
            provider(&client, "Tokens of browser sessions.", CLIENT),
            second,
        ],
        authorization_endpoint: or_gap(&oidc.authorization_endpoint, "authorization-endpoint"),
        token_endpoint: or_gap(&oidc.token_endpoint, "token-endpoint"),
        device_endpoint: given(&oidc.device_authorization_endpoint),
        logout_endpoint: given(&oidc.end_session_endpoint),
        federated_logout: !oidc.end_session_endpoint.is_empty(),
        scope: or_gap(&oidc.scope, "scopes"),
        cookie_refresh: "50m".to_owned(),
        extra_args: unverified_email(oidc.allow_unverified_email),
        client_id: client,
        device_client_id: device,
        issuer,
        issuer_from: ISSUER,
        client_from: CLIENT,
        device_client_from: if own_device_client { DEVICE } else { CLIENT },
    }
}
