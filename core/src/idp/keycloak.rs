//! Keycloak: a confidential client for browsers and a public one for `osmo login` (F-keycloak-clients, F-keycloak-endpoints).

use super::given::{Given, ask};
use super::provider::{Proof, Provider};
use super::{CHOICE, Connection, JwtProvider, NO_USERINFO, REFRESH_NOTE, refresh, unverified_email};
use crate::fields::Section;
use crate::model::{Deployment, ProviderId};
use crate::syntax::hostname;
use crate::text::or_gap;

const ID: ProviderId = ProviderId::new("keycloak");
const HOST: Given = Given::text("idp.keycloak.host");
const REALM: Given = Given::usually("idp.keycloak.realm", "osmo");
/// Issuers begin with `/auth/realms/` (before Keycloak 17).
const LEGACY_PATH: Given = Given::flag("idp.keycloak.legacyPath");
/// The confidential client for browsers.
const BROWSER: Given = Given::usually("idp.keycloak.browserClientId", "osmo-browser-flow");
/// The public client for `osmo login`.
const DEVICE: Given = Given::usually("idp.keycloak.deviceClientId", "osmo-device");
/// Access token lifespan of the realm, a Go duration such as `5m` (N5).
const LIFESPAN: Given = Given::usually("idp.keycloak.tokenLifespan", "5m");
/// Let users in whose e-mail address Keycloak has not verified (D31).
const UNVERIFIED: Given = Given::flag("idp.keycloak.allowUnverifiedEmail");

pub(super) const PROVIDER: Provider = Provider {
    questions: QUESTIONS,
    normalise: |d| HOST.change(d, hostname::bare),
    connection: |d| Some(connection(d)),
    title: "Register this in Keycloak",
    steps: &[
        "Browser client: Client authentication on, Standard flow, Valid redirect URIs exactly the one above.",
        "Device client: Client authentication off, OAuth 2.0 Device Authorization Grant on.",
        "Both clients: a client role mapper with the claim name roles, multivalued, added to the ID token.",
        "If Revoke Refresh Token is on in the realm, keep sessions in Redis: two requests at once \
         would spend the same token.",
        "Users need Email verified in Keycloak, or the answer that lets unverified addresses in.",
    ],
    // F-keycloak-errors.
    traps: &[
        [
            "Invalid parameter: redirect_uri",
            "Valid redirect URIs of the browser client lack it",
        ],
        [
            "unauthorized_client or invalid_client in osmo login",
            "Device client: Client authentication is on, or the device grant off",
        ],
        [
            "people are signed out at random",
            "Revoke Refresh Token is on, and sessions are in cookies: two requests at once spend \
             one token. Keep sessions in Redis",
        ],
    ],
    who: |d| format!("Every user of the realm {}", or_gap(REALM.of(d), "realm")),
    token_life: Some(|d| LIFESPAN.of(d)),
    proof: Proof::Rendered,
    ..Provider::new(ID, "Keycloak", "A browser client and a device client")
};

const QUESTIONS: &[Section] = &[Section::new(
    "Realm and clients",
    "",
    &[
        ask!(
            HOST,
            "Keycloak hostname",
            "Reached by https on port 443 only."
        )
        .required()
        .example("auth.example.com"),
        ask!(REALM, "Realm", "").required(),
        ask!(
            LEGACY_PATH,
            "Addresses begin with /auth",
            "Keycloak before version 17, or a server that keeps the old path."
        ),
        ask!(
            BROWSER,
            "Browser client ID",
            "The confidential client (Client authentication on)."
        )
        .required(),
        ask!(
            DEVICE,
            "Device client ID",
            "The public client with the OAuth 2.0 Device Authorization Grant, for osmo login."
        )
        .required(),
        ask!(
            LIFESPAN,
            "Access token lifespan",
            "Realm settings, Tokens. The session is refreshed a minute before it ends."
        )
        .required()
        .short(),
        ask!(
            UNVERIFIED,
            "Let users with an unverified e-mail address in",
            "Otherwise every user needs Email verified in Keycloak."
        ),
    ],
)
.when(|d| d.idp.provider == ID)];

fn connection(d: &Deployment) -> Connection {
    let host = or_gap(HOST.of(d), "keycloak-hostname");
    let realm = or_gap(REALM.of(d), "realm");
    let browser = or_gap(BROWSER.of(d), "browser-client-id");
    let device = or_gap(DEVICE.of(d), "device-client-id");
    let base = if LEGACY_PATH.is_set(d) { "/auth" } else { "" };
    let issuer = format!("https://{host}{base}/realms/{realm}");
    let endpoint = |name: &str| format!("{issuer}/protocol/openid-connect/{name}");
    let provider = |audience: &str, note, audience_from| JwtProvider {
        issuer: issuer.clone(),
        audience: audience.to_owned(),
        user_claim: "preferred_username".to_owned(),
        note,
        issuer_from: HOST.path,
        audience_from,
    };
    Connection {
        jwks_uri: endpoint("certs"),
        providers: vec![
            provider(&device, "Tokens of osmo login.", DEVICE.path),
            provider(&browser, "Tokens of browser sessions.", BROWSER.path),
        ],
        authorization_endpoint: endpoint("auth"),
        token_endpoint: endpoint("token"),
        // The guide's address lacks `auth/` (D30).
        device_endpoint: Some(endpoint("auth/device")),
        logout_endpoint: Some(endpoint("logout")),
        federated_logout: true,
        logout_note: None,
        scope: "openid email profile offline_access".to_owned(),
        scope_from: CHOICE,
        cookie_refresh: refresh(LIFESPAN.of(d)),
        refresh_note: REFRESH_NOTE,
        extra_args: {
            let mut args = unverified_email(UNVERIFIED.is_set(d));
            args.push(NO_USERINFO);
            args
        },
        client_id: browser,
        device_client_id: device,
        issuer,
        issuer_from: HOST.path,
        client_from: BROWSER.path,
        device_client_from: DEVICE.path,
        device_endpoint_from: HOST.path,
    }
}
