//! Keycloak: a confidential client for browsers and a public one for `osmo login` (F-keycloak-clients, F-keycloak-endpoints).

use super::{Connection, JwtProvider, or_gap};
use crate::model::Keycloak;
use crate::syntax::duration;

const HOST: &str = "idp.keycloak.host";
const BROWSER: &str = "idp.keycloak.browserClientId";
const DEVICE: &str = "idp.keycloak.deviceClientId";

/// The refresh comes a minute before the token ends, but not more often than every half minute (N5).
fn refresh(lifespan: &str) -> String {
    let seconds = duration::seconds(lifespan).unwrap_or(300);
    duration::format(seconds.saturating_sub(60).max(30))
}

pub(super) fn connection(keycloak: &Keycloak) -> Connection {
    let host = or_gap(&keycloak.host, "keycloak-hostname");
    let realm = or_gap(&keycloak.realm, "realm");
    let browser = or_gap(&keycloak.browser_client_id, "browser-client-id");
    let device = or_gap(&keycloak.device_client_id, "device-client-id");
    let base = if keycloak.legacy_path { "/auth" } else { "" };
    let issuer = format!("https://{host}{base}/realms/{realm}");
    let endpoint = |name: &str| format!("{issuer}/protocol/openid-connect/{name}");
    let provider = |audience: &str, note, audience_from| JwtProvider {
        issuer: issuer.clone(),
        audience: audience.to_owned(),
        user_claim: "preferred_username".to_owned(),
        note,
        issuer_from: HOST,
        audience_from,
    };
    Connection {
        jwks_uri: endpoint("certs"),
        providers: vec![
            provider(&device, "Tokens of osmo login.", DEVICE),
            provider(&browser, "Tokens of browser sessions.", BROWSER),
        ],
        authorization_endpoint: endpoint("auth"),
        token_endpoint: endpoint("token"),
        // The guide's address lacks `auth/` (D30).
        device_endpoint: Some(endpoint("auth/device")),
        logout_endpoint: Some(endpoint("logout")),
        federated_logout: true,
        scope: "openid email profile offline_access".to_owned(),
        cookie_refresh: refresh(&keycloak.token_lifespan),
        extra_args: super::oidc::unverified_email(keycloak.allow_unverified_email),
        client_id: browser,
        device_client_id: device,
        issuer,
        issuer_from: HOST,
        client_from: BROWSER,
        device_client_from: DEVICE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_session_is_refreshed_before_the_token_ends() {
        assert_eq!(refresh("5m"), "4m");
        assert_eq!(refresh("1h"), "59m");
        assert_eq!(refresh("60s"), "30s");
        assert_eq!(refresh("nonsense"), "4m");
    }
}
