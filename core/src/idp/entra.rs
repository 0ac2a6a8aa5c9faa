//! Microsoft Entra ID, one tenant, v2.0 endpoints (F-entra-endpoints, F-entra-public-client).

use super::{Connection, JwtProvider, or_gap};
use crate::model::Entra;

const LOGIN: &str = "https://login.microsoftonline.com";
const TENANT: &str = "idp.entra.tenantId";
const CLIENT: &str = "idp.entra.clientId";

pub(super) fn connection(entra: &Entra) -> Connection {
    let tenant = or_gap(&entra.tenant_id, "tenant-id");
    let client = or_gap(&entra.client_id, "client-id");
    let issuer = format!("{LOGIN}/{tenant}/v2.0");
    let provider = |issuer: String, user_claim: &str, note| JwtProvider {
        issuer,
        audience: client.clone(),
        user_claim: user_claim.to_owned(),
        note,
        issuer_from: TENANT,
        audience_from: CLIENT,
    };
    Connection {
        jwks_uri: format!("{LOGIN}/{tenant}/discovery/v2.0/keys"),
        providers: vec![
            provider(
                issuer.clone(),
                "preferred_username",
                "ID tokens of the v2.0 endpoints.",
            ),
            provider(
                format!("https://sts.windows.net/{tenant}/"),
                "unique_name",
                "v1.0 tokens of the same tenant. Envoy needs two entries at least; the slash belongs to the issuer.",
            ),
        ],
        device_client_id: client.clone(),
        client_id: client,
        authorization_endpoint: format!("{LOGIN}/{tenant}/oauth2/v2.0/authorize"),
        token_endpoint: format!("{LOGIN}/{tenant}/oauth2/v2.0/token"),
        device_endpoint: Some(format!("{LOGIN}/{tenant}/oauth2/v2.0/devicecode")),
        logout_endpoint: Some(format!("{LOGIN}/{tenant}/oauth2/v2.0/logout")),
        federated_logout: true,
        scope: "openid email profile offline_access".to_owned(),
        cookie_refresh: "50m".to_owned(),
        // Entra sends `email` only for users with a mailbox (F-entra-email, N7).
        extra_args: vec![(
            "--oidc-email-claim=preferred_username",
            "Entra sends an email claim only for users with a mailbox.",
        )],
        issuer,
        issuer_from: TENANT,
        client_from: CLIENT,
        device_client_from: CLIENT,
    }
}
