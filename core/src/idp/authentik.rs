//! Authentik: each application has an issuer of its own, with a slash at its end (F-authentik-endpoints,
//! F-authentik-claims, F-provider-token-life).

use super::part::{Form, Part};
use super::provider::Provider;
use super::Proof;
use super::guide::Guide;
use super::step::{Paste, Step};
use super::{Connection, NO_USERINFO, life, unverified_email};
use crate::fields::{Field, Given, Grammar, Section};
use crate::model::{Deployment, ProviderId};
use crate::syntax::hostname;
use crate::text::or_gap;

const ID: ProviderId = ProviderId::new("authentik");
const HOST: Given = Given::text("idp.authentik.host");
const SLUG: Given = Given::usually("idp.authentik.applicationSlug", "osmo");
const CLIENT: Given = Given::text("idp.authentik.clientId");
const TOKEN_LIFE: Given = Given::text("idp.authentik.tokenLifetime");
const UNVERIFIED: Given = Given::flag("idp.authentik.allowUnverifiedEmail");
const USUAL: Option<&str> = Some("5m");

pub(super) const PROVIDER: Provider = Provider {
    questions: QUESTIONS,
    normalise: |d| HOST.change(d, hostname::bare),
    connection: |d| Some(connection(d)),
    parts: &[
        Part::new(
            HOST.path,
            Form::Host,
            "Give the host of Authentik, such as authentik.example.com: no scheme, no port, no path.",
        ),
        Part::new(
            SLUG.path,
            Form::Word,
            "Give the application's Slug as it stands in its settings: letters, digits and hyphens.",
        ),
    ],
    no_device_login: Some(
        "A client without a secret would be another application with another issuer in Authentik, and OSMO's CLI \
         sends no secret.",
    ),
    token_life: Some(|d| life::life(TOKEN_LIFE.of(d), USUAL)),
    ..Provider::new(ID, "Authentik", "One application with its own issuer")
};

/// What to do at it, and what to know about it.
pub(super) const GUIDE: Guide = Guide {
    title: "Register this in Authentik",
    steps: &[
        Step::new(
            "Applications > Applications > Create with provider > OAuth2/OpenID. The slug becomes part of every \
             address. Client type Confidential, Redirect URI Strict. Client ID and secret stand there.",
        )
        .paste(&[Paste::Text("Slug", "osmo"), Paste::Redirect])
        .traps(&[[
            "Redirect URI Error",
            "The redirect URI is missing, or Strict compares another one",
        ]]).mends(&["aud"]),
        Step::new(
            "Applications > Providers > Edit: a Signing Key (an RSA certificate), Issuer mode \"Each provider has a \
             different issuer\".",
        )
        .traps(&[
            [
                "401 Jwks doesn't have key to match kid or alg",
                "No Signing Key: tokens are then signed with the client secret",
            ],
            [
                "oauth2-proxy: issuer did not match",
                "Issuer mode is global, or the slug another one",
            ],
        ]).mends(&["alg", "iss"]),
        Step::new("There too: Access Token validity is how long ID tokens live. Give the same answer here, or raise it to an hour.")
            .paste(&[Paste::Text("Access Token validity", "hours=1")])
            .traps(&[[
                "401 Jwt is expired a few minutes after sign-in",
                "Tokens live shorter than the answer here says",
            ]]).mends(&["exp"]),
        Step::new(
            "Customization > Property Mappings > Create > Scope Mapping: Scope name profile, and this \
             expression. Then choose it in the provider (Scopes) beside the standard ones, and offline_access.",
        )
        .paste(&[Paste::Text(
            "Expression",
            "return {\"roles\": [group.name for group in request.user.ak_groups.all()]}",
        )]).mends(&["roles"]),
        Step::new(
            "Since 2025.10 every address counts as unverified. Ask the people who install OSMO to let them in, \
             or add a mapping for the scope email with email_verified True.",
        )
        .traps(&[[
            "email in id_token (…) isn't verified",
            "Authentik says so of everybody since 2025.10",
        ]]).mends(&["email_verified"]),
        Step::new(
            "The application > Policy / Group / User Bindings: who may sign in. osmo login cannot \
             work; use access tokens for the command line.",
        ),
    ],
    who: |_| "Everybody whom the bindings of the Authentik application admit; without any, every user".to_owned(),
    proof: Proof::Rendered,
    ..Guide::new()
};

const QUESTIONS: &[Section] = &[Section::new(
    "Server and application",
    "",
    &[
        Field::given(&HOST, "Authentik hostname", "Reached by https on port 443 only.")
            .required()
            .grammar(Grammar::Hostname)
            .example("authentik.example.com"),
        Field::given(&SLUG, "Application slug", "Part of every address of the application.").required(),
        Field::given(&CLIENT, "Client ID", "Applications > Providers > Edit: Client ID.")
            .required()
            .example("aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789abcd"),
        Field::given(
            &TOKEN_LIFE,
            "ID token lifetime",
            "Access Token validity of the provider, such as 1h; empty for the form's 5 minutes."
        ).more()
        .grammar(Grammar::Duration)
        .short(),
        Field::given(
            &UNVERIFIED,
            "Let users with an unverified e-mail address in",
            "Since 2025.10 Authentik calls every address unverified."
        ).more(),
    ],
)
.when(|d| d.idp.provider == ID)];

fn connection(d: &Deployment) -> Connection {
    let base = format!(
        "https://{}/application/o/",
        or_gap(HOST.of(d), "authentik-hostname")
    );
    // The slash belongs to the issuer (F-issuer).
    let issuer = format!("{base}{}/", or_gap(SLUG.of(d), "slug"));
    let mut extra_args = unverified_email(UNVERIFIED.is_set(d));
    extra_args.push(NO_USERINFO);
    Connection {
        jwks_uri: format!("{issuer}jwks/"),
        authorization_endpoint: format!("{base}authorize/"),
        token_endpoint: format!("{base}token/"),
        device_endpoint: Some(format!("{base}device/")),
        logout_endpoint: Some(format!("{issuer}end-session/")),
        federated_logout: true,
        extra_args,
        ..Connection::of_clients(d, (&issuer, HOST.path), CLIENT, None, "preferred_username")
    }
    .refreshed(life::refresh(TOKEN_LIFE.of(d), USUAL))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_issuer_is_the_applications_and_keeps_its_slash() {
        let mut d = Deployment::default();
        assert!(HOST.put(&mut d, "sso.example.com"));
        let c = connection(&d);
        assert_eq!(c.issuer, "https://sso.example.com/application/o/osmo/");
        assert_eq!(c.jwks_uri, "https://sso.example.com/application/o/osmo/jwks/");
        assert_eq!(c.token_endpoint, "https://sso.example.com/application/o/token/");
        assert_eq!(c.cookie_refresh, "4m");
    }
}
