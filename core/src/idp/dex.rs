//! Dex, in front of LDAP, GitHub and others (F-dex-endpoints, F-dex-claims).

use super::connection::small_scheme;
use super::part::{Form, Part};
use super::provider::{Provider, Roles};
use super::Proof;
use super::guide::Guide;
use super::step::{Paste, Step};
use super::{Connection, NO_USERINFO, Paths, ROTATION, life};
use crate::fields::{Field, Given, Grammar, Section};
use crate::model::{Choice, Deployment, ProviderId};
use crate::text::or_gap;

const ID: ProviderId = ProviderId::new("dex");
const ISSUER: Given = Given::text("idp.dex.issuer");
const CLIENT: Given = Given::text("idp.dex.clientId");
const DEVICE: Given = Given::text("idp.dex.deviceClientId");
const USER_CLAIM: Given = Given::choice("idp.dex.userClaim", CLAIMS);
const TOKEN_LIFE: Given = Given::text("idp.dex.tokenLifetime");
const USUAL: Option<&str> = Some("24h");

const CLAIMS: &[Choice] = &[
    Choice {
        value: "email",
        label: "email",
        hint: "Every connector has it; missing from tokens of osmo login",
    },
    Choice {
        value: "preferred_username",
        label: "preferred_username",
        hint: "GitHub, and LDAP with preferredUsernameAttr; the others send none",
    },
];

pub(super) const PROVIDER: Provider = Provider {
    questions: QUESTIONS,
    normalise: |d| ISSUER.change(d, |text| small_scheme(text.trim())),
    connection: |d| Some(connection(d)),
    parts: &[Part::new(
        ISSUER.path,
        Form::Url,
        "Copy issuer from Dex's configuration letter for letter, such as https://dex.example.com/dex.",
    )
    .slip(on_other_port)],
    roles: |_| Roles::Never,
    device_client: Some(DEVICE.path),
    token_life: Some(|d| life::life(TOKEN_LIFE.of(d), USUAL)),
    ..Provider::new(
        ID,
        "Dex",
        "A broker for LDAP, GitHub and others; carries no roles",
    )
};

/// What to do at it, and what to know about it.
pub(super) const GUIDE: Guide = Guide {
    title: "Register this in Dex",
    steps: &[
        Step::new("In Dex's configuration file, under staticClients: an entry with id, name, secret and \
         redirectURIs. You choose the secret: openssl rand -hex 32.")
            .paste(&[Paste::Text("id", "osmo"), Paste::Redirect])
            .traps(&[
                [
                    "Unregistered redirect_uri",
                    "redirectURIs of the client lack it, or Dex was not restarted",
                ],
                [
                    "Invalid client_id",
                    "staticClients lack the client, or Dex was not restarted",
                ],
            ]).mends(&["aud"]),
        Step::new("For osmo login: a second entry there, with public: true and no secret.")
            .paste(&[Paste::Text("id", "osmo-device")])
            .traps(&[[
                "invalid_client in osmo login",
                "The device client has a secret: public: true is missing",
            ]]),
        Step::new("Restart Dex: it reads its configuration once."),
        Step::new(
            "The connector decides who may sign in: restrict it (orgs and teams of GitHub, a search \
             filter of LDAP), or everybody with an account may.",
        ),
        Step::new(
            "Dex sends groups and no roles. Give roles in OSMO with osmo user update, or put a broker in front \
             that can name the claim roles.",
        ),
    ],
    traps: &[
        ROTATION,
        [
            "email in id_token (…) isn't verified",
            "The connector's source has not verified it: insecureSkipEmailVerified of the connector, \
             where the source is trusted",
        ],
    ],
    who: |_| "Everybody whom a connector of Dex signs in".to_owned(),
    proof: Proof::Rendered,
    ..Guide::new()
};

/// The charts fetch keys from port 443 only (N15).
fn on_other_port(issuer: &str) -> Option<&'static str> {
    let url = crate::syntax::url::parse(issuer).ok()?;
    url.port
        .is_some_and(|port| port != 443)
        .then_some("is not on port 443, where alone Envoy fetches keys")
}

const QUESTIONS: &[Section] = &[Section::new(
    "Issuer and clients",
    "",
    &[
        Field::given(&ISSUER, "Issuer", "issuer in Dex's configuration, letter for letter; port 443 only.")
            .required()
            .example("https://dex.example.com/dex"),
        Field::given(&CLIENT, "Client ID", "id of the client with a secret.")
            .required()
            .example("osmo"),
        Field::given(
            &DEVICE,
            "Device client ID",
            "id of the client with public: true, for osmo login; empty if nobody needs it."
        ).more()
        .example("osmo-device"),
        Field::given(&USER_CLAIM, "User name from", "The claim that becomes the user name in OSMO.").more(),
        Field::given(
            &TOKEN_LIFE,
            "ID token lifetime",
            "expiry.idTokens in Dex's configuration; empty for the usual 24 hours."
        ).more()
        .grammar(Grammar::Duration)
        .short(),
    ],
)
.when(|d| d.idp.provider == ID)];

const PATHS: Paths = Paths {
    keys: "/keys",
    authorization: "/auth",
    token: "/token",
    device: Some("/device/code"),
    logout: None,
};

fn connection(d: &Deployment) -> Connection {
    let issuer = or_gap(ISSUER.of(d), "issuer");
    let from = (issuer.as_str(), ISSUER.path);
    Connection {
        extra_args: vec![NO_USERINFO],
        ..Connection::of_clients(d, from, CLIENT, Some(DEVICE), USER_CLAIM.of(d))
    }
    .below(issuer.trim_end_matches('/'), &PATHS)
    .refreshed(life::refresh(TOKEN_LIFE.of(d), USUAL))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_on_port_443() {
        for (issuer, fits) in [
            ("https://dex.example.com/dex", true),
            ("https://dex.example.com:443", true),
            ("https://dex.example.com:5556/dex", false),
        ] {
            assert_eq!(on_other_port(issuer).is_none(), fits, "{issuer}");
        }
    }
}
