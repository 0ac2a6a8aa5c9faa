//! Google (F-google-endpoints). Its tokens carry no roles; roles are given in OSMO.

use super::provider::{Provider, Roles, SecretForm, made_of};
use super::Proof;
use super::guide::Guide;
use super::step::{Paste, Step};
use super::{CHOICE, Connection, JwtProvider, NO_USERINFO, REFRESH_NOTE};
use crate::fields::{Field, Given, Section};
use crate::model::{Deployment, ProviderId};
use crate::text::or_gap;

const ID: ProviderId = ProviderId::new("google");
/// OAuth client ID, ending in `.apps.googleusercontent.com`.
const CLIENT: Given = Given::text("idp.google.clientId");

/// Hosts of the addresses in Google's discovery document (F-provider-domains): others below its domains serve what anybody puts there.
pub(super) const HOSTS: [&str; 4] = [
    "accounts.google.com",
    "oauth2.googleapis.com",
    "openidconnect.googleapis.com",
    "www.googleapis.com",
];

pub(super) const PROVIDER: Provider = Provider {
    questions: &[Section::new(
        "OAuth client",
        "",
        &[Field::given(
            &CLIENT,
            "Client ID",
            "Google Auth Platform > Clients, type Web application: the whole of it."
        )
        .required()
        .example("123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com")],
    )
    .when(|d| d.idp.provider == ID)],
    connection: |d| Some(connection(d)),
    on_internet: true,
    roles: |_| Roles::Never,
    // D47.
    no_device_login: Some(
        "The CLI sends no client secret and asks for a scope that Google does not know; the browser works.",
    ),
    token_life: Some(|_| "1h"),
    secret_form: Some(SecretForm {
        fits: |secret| {
            secret
                .strip_prefix("GOCSPX-")
                .is_some_and(|rest| rest.len() == 28 && made_of(rest, b"_-"))
        },
        says: "Google's are GOCSPX- and 28 more characters",
        mistaken: None,
    }),
    ..Provider::new(
        ID,
        "Google",
        "Workspace or Cloud Identity; carries no roles",
    )
};

/// What to do at it, and what to know about it.
pub(super) const GUIDE: Guide = Guide {
    title: "Register this at Google",
    // F-google-errors, D28.
    steps: &[
        Step::new("Google Cloud console > Google Auth Platform > Audience: Internal, or every Google account could sign in.")
            .traps(&[[
                "Error 403: org_internal",
                "Audience is Internal, and the account is of another organisation",
            ]]),
        Step::new("There: Clients > Create client > Web application: Authorized redirect URIs. Create shows Client ID and secret.")
            .paste(&[Paste::Redirect])
            .traps(&[[
                "Error 400: redirect_uri_mismatch",
                "The redirect URI is not registered exactly",
            ]]).mends(&["aud"]),
        Step::new(
            "Nothing to do: Google gives no refresh token here. About every hour the browser passes through \
             Google, unseen while people are signed in there.",
        )
        .traps(&[[
            "the browser passes through Google about every hour",
            "Normal: Google gives no refresh token here, so a session ends with its ID token",
        ]]),
        Step::new(
            "Google sends no roles: give them in OSMO with osmo user update. The default admin \
             gives the first one.",
        ),
        Step::new("osmo login cannot work with Google; use access tokens for the command line."),
    ],
    who: |_| {
        "Every account that the Google project's audience admits: with \"External\", anybody"
            .to_owned()
    },
    two_secrets: true,
    proof: Proof::Rendered,
    ..Guide::new()
};

fn connection(d: &Deployment) -> Connection {
    let client = or_gap(CLIENT.of(d), "client-id");
    let provider = |issuer: &str, note| JwtProvider {
        issuer: issuer.to_owned(),
        audience: client.clone(),
        user_claim: "email".to_owned(),
        note,
        issuer_from: CHOICE,
        audience_from: CLIENT.path,
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
        logout_note: None,
        // offline_access is no scope of Google's (D28).
        scope: "openid email profile".to_owned(),
        scope_from: CHOICE,
        cookie_refresh: "50m".to_owned(),
        refresh_note: REFRESH_NOTE,
        extra_args: vec![NO_USERINFO],
        issuer_from: CHOICE,
        client_from: CLIENT.path,
        device_client_from: CLIENT.path,
        device_endpoint_from: CHOICE,
    }
}
