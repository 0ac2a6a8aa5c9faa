//! Google (F-google-endpoints). Its tokens carry no roles; roles are given in OSMO.

use super::{Connection, JwtProvider, or_gap};
use crate::model::Google;

const CLIENT: &str = "idp.google.clientId";
const PROVIDER: &str = "idp.provider";

pub(super) fn connection(google: &Google) -> Connection {
    let client = or_gap(&google.client_id, "client-id");
    let provider = |issuer: &str, note| JwtProvider {
        issuer: issuer.to_owned(),
        audience: client.clone(),
        user_claim: "email".to_owned(),
        note,
        issuer_from: PROVIDER,
        audience_from: CLIENT,
    };
    Connection {
        issuer: "https://accounts.google.com".to_owned(),
        // Not accounts.google.com: the keys are on another host (D2).
        jwks_uri: "https://www.googleapis.com/oauth2/v3/certs".to_owned(),
        providers: vec![
            provider("https://accounts.google.com", "Google's issuer."),
            provider(
                "accounts.google.com",
                "Google's other spelling. Envoy needs two entries at least.",
            ),
        ],
        device_client_id: client.clone(),
        client_id: client,
        authorization_endpoint: "https://accounts.google.com/o/oauth2/v2/auth".to_owned(),
        token_endpoint: "https://oauth2.googleapis.com/token".to_owned(),
        device_endpoint: Some("https://oauth2.googleapis.com/device/code".to_owned()),
        logout_endpoint: Some("https://accounts.google.com/Logout".to_owned()),
        federated_logout: false,
        // offline_access is no scope of Google's (D28).
        scope: "openid email profile".to_owned(),
        cookie_refresh: "50m".to_owned(),
        extra_args: Vec::new(),
        issuer_from: PROVIDER,
        client_from: CLIENT,
        device_client_from: CLIENT,
    }
}
