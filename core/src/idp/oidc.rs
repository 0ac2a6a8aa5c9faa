//! Any provider with a discovery document; the endpoints are answers.

use super::provider::{Provider, Roles};
use super::Proof;
use super::guide::Guide;
use super::step::{Paste, Step};
use super::connection::small_scheme;
use super::{Connection, LOGOUT_NOTE, ROTATION, entra, life, product, unverified_email};
use crate::fields::{Field, Given, Grammar, Section};
use crate::model::{Deployment, ProviderId};
use crate::text::or_gap;

const ID: ProviderId = ProviderId::new("oidc");
/// `issuer`, byte for byte.
const ISSUER: Given = Given::text("idp.oidc.issuer");
const AUTHORIZATION: Given = Given::text("idp.oidc.authorizationEndpoint");
const TOKEN: Given = Given::text("idp.oidc.tokenEndpoint");
const JWKS: Given = Given::text("idp.oidc.jwksUri");
/// May be empty.
const DEVICE_ENDPOINT: Given = Given::text("idp.oidc.deviceAuthorizationEndpoint");
/// May be empty.
const END_SESSION: Given = Given::text("idp.oidc.endSessionEndpoint");
const CLIENT: Given = Given::text("idp.oidc.clientId");
/// Client ID for `osmo login`; empty for the same one.
const DEVICE: Given = Given::text("idp.oidc.deviceClientId");
/// The claim that becomes the OSMO user name.
const USER_CLAIM: Given = Given::usually("idp.oidc.userClaim", "preferred_username");
const SCOPE: Given = Given::usually("idp.oidc.scope", "openid email profile");
/// How long ID tokens live; empty for the product's usual time.
const TOKEN_LIFE: Given = Given::text("idp.oidc.tokenLifetime");
/// Let users in whose e-mail address the provider has not verified.
const UNVERIFIED: Given = Given::flag("idp.oidc.allowUnverifiedEmail");

pub(super) const PROVIDER: Provider = Provider {
    questions: QUESTIONS,
    normalise: |d| {
        ISSUER.change(d, issuer_of);
        for address in [
            ISSUER,
            AUTHORIZATION,
            TOKEN,
            JWKS,
            DEVICE_ENDPOINT,
            END_SESSION,
        ] {
            address.change(d, small_scheme);
        }
    },
    connection: |d| Some(connection(d)),
    roles: |_| Roles::Unknown,
    device_client: Some(DEVICE.path),
    token_life: Some(|d| life::life(TOKEN_LIFE.of(d), usual_life(d))),
    ..Provider::new(ID, "Generic OIDC", "OpenID Connect (OIDC): anything with a discovery document")
};

/// What to do at it, and what to know about it.
pub(super) const GUIDE: Guide = Guide {
    title: "Register this at the provider",
    steps: &[
        Step::new("In the provider's console: a web client with a secret (\"confidential\", authorization code), and this redirect URI.")
            .paste(&[Paste::Redirect]).mends(&["aud"]),
        Step::new(
            "Let the client ask for these scopes. If scopes_supported in the discovery document has \
             offline_access, add it: without it sessions end with the first token.",
        )
        .paste(&[Paste::Scopes])
        .traps(&[[
            "invalid_scope at the provider",
            "A scope that it does not know, often offline_access",
        ]]),
        Step::new(
            "For roles: map the person's groups or roles to a claim with this name, an array, in the ID token. \
             OSMO reads no other.",
        )
        .paste(&[Paste::Text("Claim", "roles")]).mends(&["roles"]),
        Step::new(
            "The ID token needs an email claim, or add --oidc-email-claim to the oauth2-proxy \
             arguments.",
        ).mends(&["email"]),
        Step::new(
            "If it rotates refresh tokens, keep sessions in Redis: two requests at once would \
             spend the same token.",
        )
        .traps(&[ROTATION]),
    ],
    who: |d| format!("Everybody whom {} signs in", or_gap(ISSUER.of(d), "issuer")),
    proof: Proof::Rendered,
    ..Guide::new()
};

const QUESTIONS: &[Section] = &[
    Section::new(
        "Endpoints",
        "Open ISSUER/.well-known/openid-configuration (the discovery document) in a browser: the values have the same names there.",
        &[
            Field::given(
                &ISSUER,
                "Issuer",
                "Letter for letter as in the document, with or without a slash at the end."
            )
            .required()
            .example("https://login.example.com"),
            Field::given(&AUTHORIZATION, "Authorization endpoint", "authorization_endpoint")
                .required()
            .example("https://login.example.com/authorize"),
            Field::given(&TOKEN, "Token endpoint", "token_endpoint")
                .required()
                .example("https://login.example.com/token"),
            Field::given(&JWKS, "JWKS URI", "jwks_uri, where the signing keys are; port 443 only.")
                .required()
                .example("https://login.example.com/keys"),
            Field::given(
                &DEVICE_ENDPOINT,
                "Device authorization endpoint",
                "device_authorization_endpoint; leave it empty if there is none."
            )
            .example("https://login.example.com/device"),
            Field::given(
                &END_SESSION,
                "End session endpoint",
                "end_session_endpoint; leave it empty if there is none."
            ).more(),
        ],
    )
    .when(chosen),
    Section::new(
        "Client",
        "",
        &[
            Field::given(&CLIENT, "Client ID", "Of the client with a secret.")
                .required()
                .example("osmo"),
            Field::given(
                &DEVICE,
                "Device client ID",
                "A public client for osmo login; empty for the same one."
            ).more(),
            Field::given(
                &USER_CLAIM,
                "User claim",
                "The claim that becomes the user name in OSMO."
            ).more()
            .required(),
            Field::given(
                &SCOPE,
                "Scopes",
                "Add offline_access if the provider lists it: without it sessions end with the first token."
            ).more()
            .required(),
            Field::given(
                &TOKEN_LIFE,
                "ID token lifetime",
                "The session is refreshed a minute before it ends. Empty: the product's usual \
                 time, or 5m if we do not recognise it."
            ).more()
        .grammar(Grammar::Duration)
            .short(),
            Field::given(
                &UNVERIFIED,
                "Let users with an unverified e-mail address in",
                ""
            ).more(),
        ],
    )
    .when(chosen),
];

fn chosen(d: &Deployment) -> bool {
    d.idp.provider == ID
}

/// Where products describe themselves, below the issuer (OpenID Connect Discovery section 4; RFC 8414 for those without a path).
pub(crate) const DISCOVERY: [&str; 2] = [
    "/.well-known/openid-configuration",
    "/.well-known/oauth-authorization-server",
];

/// A pasted discovery address stands for its issuer if the product is known: the address does not tell whether the issuer
/// ends with a slash. Everything else is kept byte for byte.
fn issuer_of(text: &str) -> String {
    let base = DISCOVERY.iter().find_map(|end| text.strip_suffix(*end));
    match base.and_then(|base| Some((base, product::of_issuer(base)?))) {
        Some((base, known)) if known.slash => format!("{base}/"),
        Some((base, _)) => entra::issuer_of(base),
        None => entra::issuer_of(text),
    }
}

/// The product, if we know it.
fn known(d: &Deployment) -> Option<&'static product::Product> {
    product::of(ISSUER.of(d), JWKS.of(d))
}

/// The product's usual life of ID tokens, if we know it.
fn usual_life(d: &Deployment) -> Option<&'static str> {
    known(d).and_then(|known| known.token_life)
}

fn given(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn connection(d: &Deployment) -> Connection {
    let issuer = or_gap(ISSUER.of(d), "issuer");
    let plain_logout = known(d).is_none_or(|known| known.plain_logout);
    let logout_endpoint = given(END_SESSION.of(d)).filter(|_| plain_logout);
    let user_claim = or_gap(USER_CLAIM.of(d), "user-claim");
    Connection {
        jwks_uri: or_gap(JWKS.of(d), "jwks-uri"),
        authorization_endpoint: or_gap(AUTHORIZATION.of(d), "authorization-endpoint"),
        token_endpoint: or_gap(TOKEN.of(d), "token-endpoint"),
        device_endpoint: given(DEVICE_ENDPOINT.of(d)),
        device_endpoint_from: DEVICE_ENDPOINT.path,
        federated_logout: logout_endpoint.is_some(),
        logout_endpoint,
        logout_note: (!plain_logout).then_some(LOGOUT_NOTE),
        scope: or_gap(SCOPE.of(d), "scopes"),
        scope_from: SCOPE.path,
        extra_args: unverified_email(UNVERIFIED.is_set(d)),
        ..Connection::of_clients(d, (&issuer, ISSUER.path), CLIENT, Some(DEVICE), &user_claim)
    }
    .refreshed(life::refresh(TOKEN_LIFE.of(d), usual_life(d)))
}

#[cfg(test)]
mod tests;
