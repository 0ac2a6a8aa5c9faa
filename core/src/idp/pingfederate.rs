//! `PingFederate` on one's own servers, behind port 443 (F-pingfederate-endpoints, N15).

use super::part::{Form, Part};
use super::provider::Provider;
use super::Proof;
use super::guide::Guide;
use super::step::{Paste, Step};
use super::{Connection, Paths, ROTATION, life};
use crate::fields::{Field, Given, Grammar, Section};
use crate::model::{Choice, Deployment, ProviderId};
use crate::syntax::hostname;
use crate::text::or_gap;

const ID: ProviderId = ProviderId::new("pingfederate");
const HOST: Given = Given::text("idp.pingfederate.host");
const CLIENT: Given = Given::text("idp.pingfederate.clientId");
const DEVICE: Given = Given::text("idp.pingfederate.deviceClientId");
const USER_CLAIM: Given = Given::choice("idp.pingfederate.userClaim", CLAIMS);
const TOKEN_LIFE: Given = Given::text("idp.pingfederate.tokenLifetime");
const USUAL: Option<&str> = Some("5m");

const fn claim(value: &'static str, hint: &'static str) -> Choice {
    let label = value;
    Choice { value, label, hint }
}

const CLAIMS: &[Choice] = &[
    claim("sub", "In every token; what it holds is up to the policy"),
    claim("preferred_username", "If the policy's contract has it"),
    claim("email", "Missing from tokens of osmo login"),
];

pub(super) const PROVIDER: Provider = Provider {
    questions: QUESTIONS,
    normalise: |d| HOST.change(d, hostname::bare),
    connection: |d| Some(connection(d)),
    parts: &[Part::new(
        HOST.path,
        Form::Host,
        "Give the host of the Base URL, such as sso.example.com: no scheme, no port. The charts \
         reach port 443 only.",
    )],
    device_client: Some(DEVICE.path),
    token_life: Some(|d| life::life(TOKEN_LIFE.of(d), USUAL)),
    ..Provider::new(ID, "PingFederate", "On your own servers, behind port 443")
};

/// What to do at it, and what to know about it.
pub(super) const GUIDE: Guide = Guide {
    title: "Register this in PingFederate",
    steps: &[
        Step::new(
            "System > Protocol Settings > Base URL: it is the issuer, and may not name a port such as \
             9031. Put a load balancer on port 443 in front and set the Base URL to it.",
        )
        .traps(&[
            [
                "oauth2-proxy: issuer did not match",
                "The Base URL still names port 9031, or a virtual issuer is set",
            ],
            [
                "401 Jwks remote fetch is failed",
                "The keys are not on port 443, which the charts fix",
            ],
        ]).mends(&["iss"]),
        Step::new(
            "Applications > OAuth > Clients > Add Client: Client Secret, Redirection URIs exactly this, grant \
             types Authorization Code and Refresh Token.",
        )
        .paste(&[Paste::Redirect])
        .traps(&[[
            "Invalid redirect_uri",
            "Redirection URIs of the client lack it",
        ]]).mends(&["aud"]),
        Step::new("System > OAuth Settings > Scope Management: these scopes exist, and the client may ask for them.")
            .paste(&[Paste::Scopes])
            .traps(&[[
                "invalid_scope",
                "Scope Management lacks email or profile, or the client is restricted to others",
            ]]),
        Step::new(
            "Applications > OAuth > OpenID Connect Policy Management: the attribute contract has email and a \
             multi-value attribute with this name, both in the ID token. The client: ID Token Signing RS256.",
        )
        .paste(&[Paste::Text("Attribute", "roles")])
        .traps(&[[
            "neither the id_token nor the profileURL set an email",
            "The policy's contract has no email",
        ]]).mends(&["roles", "email", "user", "alg"]),
        Step::new("For osmo login: a second client without authentication, grant Device Authorization and Refresh Token."),
    ],
    traps: &[ROTATION],
    who: |_| "Everybody whom PingFederate's authentication policies let in".to_owned(),
    proof: Proof::Rendered,
    ..Guide::new()
};

const QUESTIONS: &[Section] = &[Section::new(
    "Server and clients",
    "",
    &[
        Field::given(&HOST, "PingFederate hostname", "Host of the Base URL; port 443 only.")
            .required()
            .grammar(Grammar::Hostname)
            .example("sso.example.com"),
        Field::given(&CLIENT, "Client ID", "The client with a secret.")
            .required()
            .example("osmo"),
        Field::given(
            &DEVICE,
            "Device client ID",
            "The client without a secret for osmo login; empty if nobody needs it."
        ).more()
        .example("osmo-device"),
        Field::given(&USER_CLAIM, "User name from", "The claim that becomes the user name in OSMO.").more(),
        Field::given(
            &TOKEN_LIFE,
            "ID token lifetime",
            "ID Token Lifetime of the OpenID Connect policy, such as 5m; empty for the usual 5 minutes."
        ).more()
        .grammar(Grammar::Duration)
        .short(),
    ],
)
.when(|d| d.idp.provider == ID)];

const PATHS: Paths = Paths {
    keys: "/pf/JWKS",
    authorization: "/as/authorization.oauth2",
    token: "/as/token.oauth2",
    device: Some("/as/device_authz.oauth2"),
    logout: Some("/idp/startSLO.ping"),
};

fn connection(d: &Deployment) -> Connection {
    let issuer = format!("https://{}", or_gap(HOST.of(d), "pingfederate-hostname"));
    let from = (issuer.as_str(), HOST.path);
    Connection {
        // It refuses scopes that nobody defined, and gives refresh tokens by grant type.
        scope: "openid email profile".to_owned(),
        ..Connection::of_clients(d, from, CLIENT, Some(DEVICE), USER_CLAIM.of(d))
    }
    .below(&issuer, &PATHS)
    .refreshed(life::refresh(TOKEN_LIFE.of(d), USUAL))
}
