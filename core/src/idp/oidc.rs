//! Any provider with a discovery document; the endpoints are answers.

use super::given::{Given, ask};
use super::provider::{Proof, Provider, Roles};
use super::{Connection, JwtProvider, REFRESH_NOTE, product, refresh, unverified_email};
use crate::fields::Section;
use crate::model::{Deployment, ProviderId};
use crate::syntax::duration;
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
    normalise: |d| ISSUER.change(d, issuer_of),
    connection: |d| Some(connection(d)),
    title: "Register this at the provider",
    steps: &[
        "Register a confidential web client with the redirect URI above.",
        "The ID token needs a roles array for role mapping; OSMO reads no claim of another name.",
        "The ID token needs an email claim, or add --oidc-email-claim to the oauth2-proxy arguments.",
        "If it rotates refresh tokens (Auth0, Okta), keep sessions in Redis: two requests at once \
         would spend the same token.",
        "If the provider lists the scope offline_access, add it: without it sessions end with the \
         first token.",
    ],
    who: |d| format!("Everybody whom {} signs in", or_gap(ISSUER.of(d), "issuer")),
    traps: &[
        [
            "invalid_scope at the provider",
            "A scope that it does not know, often offline_access",
        ],
        [
            "people are signed out at random",
            "Refresh tokens are rotated, and sessions are in cookies: two requests at once spend \
             one token. Keep sessions in Redis",
        ],
    ],
    roles: Roles::Unknown,
    token_life: Some(|d| life(d).0),
    proof: Proof::Rendered,
    ..Provider::new(ID, "Generic OIDC", "Anything with a discovery document")
};

const QUESTIONS: &[Section] = &[
    Section::new(
        "Endpoints",
        "Open ISSUER/.well-known/openid-configuration in a browser: the values have the same names there.",
        &[
            ask!(
                ISSUER,
                "Issuer",
                "Byte for byte as in the document, with or without a slash at the end."
            )
            .required()
            .example("https://login.example.com"),
            ask!(AUTHORIZATION, "Authorization endpoint", "authorization_endpoint")
                .required()
            .example("https://login.example.com/authorize"),
            ask!(TOKEN, "Token endpoint", "token_endpoint")
                .required()
                .example("https://login.example.com/token"),
            ask!(JWKS, "JWKS URI", "jwks_uri; port 443 only")
                .required()
                .example("https://login.example.com/keys"),
            ask!(
                DEVICE_ENDPOINT,
                "Device authorization endpoint",
                "device_authorization_endpoint; leave it empty if there is none."
            )
            .example("https://login.example.com/device"),
            ask!(
                END_SESSION,
                "End session endpoint",
                "end_session_endpoint; leave it empty if there is none."
            ),
        ],
    )
    .when(chosen),
    Section::new(
        "Client",
        "",
        &[
            ask!(CLIENT, "Client ID", "The confidential web client.")
                .required()
                .example("osmo"),
            ask!(
                DEVICE,
                "Device client ID",
                "A public client for osmo login; empty for the same one."
            ),
            ask!(
                USER_CLAIM,
                "User claim",
                "The claim that becomes the user name in OSMO."
            )
            .required(),
            ask!(
                SCOPE,
                "Scopes",
                "Add offline_access if the provider lists it: without it sessions end with the first token."
            )
            .required(),
            ask!(
                TOKEN_LIFE,
                "ID token lifetime",
                "The session is refreshed a minute before it ends. Empty: the product's usual \
                 time, or 5m if we do not recognise it."
            )
            .short(),
            ask!(
                UNVERIFIED,
                "Let users with an unverified e-mail address in",
                ""
            ),
        ],
    )
    .when(chosen),
];

fn chosen(d: &Deployment) -> bool {
    d.idp.provider == ID
}

/// Where products describe themselves, below the issuer (OpenID Connect Discovery section 4; RFC 8414 for those without a path).
const DISCOVERY: [&str; 2] = [
    "/.well-known/openid-configuration",
    "/.well-known/oauth-authorization-server",
];

/// A pasted discovery address stands for its issuer if the product is known: the address does not tell whether the issuer
/// ends with a slash. Everything else is kept byte for byte.
fn issuer_of(text: &str) -> String {
    let base = DISCOVERY.iter().find_map(|end| text.strip_suffix(*end));
    match base.and_then(|base| Some((base, product::of_issuer(base)?))) {
        Some((base, known)) if known.slash => format!("{base}/"),
        Some((base, _)) => base.to_owned(),
        None => text.to_owned(),
    }
}

/// How long an ID token lives, and what that rests on: an answer, the product, or the shortest usual time.
fn life(d: &Deployment) -> (&str, &'static str) {
    let given = TOKEN_LIFE.of(d);
    if !given.is_empty() {
        return (given, REFRESH_NOTE);
    }
    match product::of_issuer(ISSUER.of(d)).and_then(|known| known.token_life) {
        Some(usual) => (usual, "Shorter than the usual life of this product's ID tokens, or Envoy \
                                refuses the expired token."),
        None => ("5m", "The life of the ID tokens is not known, so it is taken for 5 minutes: \
                        Envoy refuses an expired one."),
    }
}

/// A minute before the token ends; at most 50 minutes unless the life was given.
fn cookie_refresh(d: &Deployment) -> String {
    let (life, _) = life(d);
    let long = duration::seconds(life).is_some_and(|seconds| seconds >= 3600);
    if long && TOKEN_LIFE.of(d).is_empty() {
        "50m".to_owned()
    } else {
        refresh(life)
    }
}

fn given(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn connection(d: &Deployment) -> Connection {
    let issuer = or_gap(ISSUER.of(d), "issuer");
    let client = or_gap(CLIENT.of(d), "client-id");
    let own_device_client = !DEVICE.of(d).is_empty() && DEVICE.of(d) != CLIENT.of(d);
    let device = if own_device_client {
        DEVICE.of(d).to_owned()
    } else {
        client.clone()
    };
    let provider = |audience: &str, note, audience_from| JwtProvider {
        issuer: issuer.clone(),
        audience: audience.to_owned(),
        user_claim: or_gap(USER_CLAIM.of(d), "user-claim"),
        note,
        issuer_from: ISSUER.path,
        audience_from,
    };
    let second = if own_device_client {
        provider(&device, "Tokens of osmo login.", DEVICE.path)
    } else {
        provider(
            &client,
            "The same again: Envoy refuses a list with one entry.",
            CLIENT.path,
        )
    };
    let plain_logout = product::of_issuer(&issuer).is_none_or(|known| known.plain_logout);
    let logout_endpoint = given(END_SESSION.of(d)).filter(|_| plain_logout);
    Connection {
        jwks_uri: or_gap(JWKS.of(d), "jwks-uri"),
        providers: vec![
            provider(&client, "Tokens of browser sessions.", CLIENT.path),
            second,
        ],
        authorization_endpoint: or_gap(AUTHORIZATION.of(d), "authorization-endpoint"),
        token_endpoint: or_gap(TOKEN.of(d), "token-endpoint"),
        device_endpoint: given(DEVICE_ENDPOINT.of(d)),
        federated_logout: logout_endpoint.is_some(),
        logout_endpoint,
        logout_note: (!plain_logout).then_some(
            "The provider's logout page wants the ID token or a client ID, which nobody sends: \
             signing out ends the session here only.",
        ),
        scope: or_gap(SCOPE.of(d), "scopes"),
        scope_from: SCOPE.path,
        cookie_refresh: cookie_refresh(d),
        refresh_note: life(d).1,
        extra_args: unverified_email(UNVERIFIED.is_set(d)),
        client_id: client,
        device_client_id: device,
        issuer,
        issuer_from: ISSUER.path,
        client_from: CLIENT.path,
        device_client_from: if own_device_client {
            DEVICE.path
        } else {
            CLIENT.path
        },
        device_endpoint_from: DEVICE_ENDPOINT.path,
    }
}

#[cfg(test)]
mod tests;
