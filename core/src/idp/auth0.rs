//! Auth0: the issuer ends with a slash, and claims named `roles` are dropped (F-auth0-endpoints, F-auth0-claims).

use super::part::{Form, Part};
use super::registration::Registration;
use super::provider::{Provider, Roles};
use super::Proof;
use super::guide::Guide;
use super::step::{Paste, Step};
use super::{Connection, NO_USERINFO, Paths, ROTATION, life, unverified_email};
use crate::fields::{Field, Given, Grammar, Section};
use crate::model::{Deployment, ProviderId};
use crate::syntax::hostname;
use crate::text::or_gap;

const ID: ProviderId = ProviderId::new("auth0");
const DOMAIN: Given = Given::text("idp.auth0.domain");
const CLIENT: Given = Given::text("idp.auth0.clientId");
const TOKEN_LIFE: Given = Given::text("idp.auth0.tokenLifetime");
const UNVERIFIED: Given = Given::flag("idp.auth0.allowUnverifiedEmail");
const USUAL: Option<&str> = Some("10h");

pub(super) const PROVIDER: Provider = Provider {
    questions: QUESTIONS,
    normalise: |d| DOMAIN.change(d, hostname::bare),
    connection: |d| Some(connection(d)),
    parts: &[Part::new(
        DOMAIN.path,
        Form::Host,
        "Applications, Settings: Domain, such as example.eu.auth0.com, or your custom domain. No \
         scheme and no slash; we add both.",
    )
    .slip(|host| {
        (host == "manage.auth0.com" || host == "auth0.auth0.com").then_some("is the console's")
    })],
    on_internet: true,
    roles: |_| Roles::Never,
    no_device_login: Some(
        "The CLI does not ask for the scope email, so its tokens lack the claim that is the user's name.",
    ),
    token_life: Some(|d| life::life(TOKEN_LIFE.of(d), USUAL)),
    ..Provider::new(ID, "Auth0", "Regular web application; carries no roles")
};

/// What to do at it, and what to know about it.
pub(super) const GUIDE: Guide = Guide {
    title: "Register this in Auth0",
    steps: &[
        Step::new("Applications > Applications > Create Application > Regular Web Application. Settings > Allowed Callback URLs, Save. Settings also shows Client ID and secret.")
            .paste(&[Paste::Redirect])
            .traps(&[[
                "Callback URL mismatch",
                "Allowed Callback URLs lack the redirect URI",
            ]]).mends(&["aud"]),
        Step::new(
            "Settings of the tenant > Advanced > Allowed Logout URLs: OSMO's own address comes first, because \
             signing out names no application.",
        )
        .paste(&[Paste::Home])
        .traps(&[[
            "signing out ends on a page that says OK",
            "Allowed Logout URLs of the tenant are empty",
        ]]),
        Step::new(
            "The application, Settings > Advanced Settings. Grant Types: Authorization Code and Refresh Token. \
             OAuth: JsonWebToken Signature Algorithm RS256.",
        )
        .traps(&[
            [
                "401 Jwt verification fails",
                "The application signs with HS256, which only Auth0 can check",
            ],
            ROTATION,
        ]).mends(&["alg"]),
        Step::new(
            "Auth0 drops a claim named roles, and Envoy cannot read names with dots. Give roles in \
             OSMO with osmo user update, or put a broker in front.",
        ),
        Step::new(
            "Users of a database connection need a verified address: User Management > Users > the user. Or ask \
             the people who install OSMO to let unverified addresses in.",
        )
        .traps(&[[
            "email in id_token (…) isn't verified",
            "User Management, the user: not verified. Or ask the people who install OSMO to let unverified addresses in",
        ]]).mends(&["email_verified"]),
    ],
    who: |_| "Everybody whom a connection of the Auth0 application signs in".to_owned(),
    registration: Some(Registration {
        tool: "the Auth0 CLI",
        values: |_| Vec::new(),
        commands: include_str!("register/auth0.sh"),
        terraform_values: |d| vec![("DOMAIN", or_gap(DOMAIN.of(d), "auth0-domain"))],
        terraform: include_str!("register/auth0.tf"),
    }),
    proof: Proof::Rendered,
    ..Guide::new()
};

const QUESTIONS: &[Section] = &[Section::new(
    "Tenant and application",
    "",
    &[
        Field::given(
            &DOMAIN,
            "Auth0 domain",
            "Applications > your app > Settings: Domain. Your custom domain if people sign in there."
        )
        .required()
        .grammar(Grammar::Hostname)
        .example("example.eu.auth0.com"),
        Field::given(&CLIENT, "Client ID", "The same page.")
            .required()
            .example("aBcDeFgHiJkLmNoPqRsTuVwXyZ012345"),
        Field::given(
            &TOKEN_LIFE,
            "ID token lifetime",
            "Applications > your app > Settings > ID Token Expiration, such as 10h; empty for the usual 10 hours."
        ).more()
        .grammar(Grammar::Duration)
        .short(),
        Field::given(
            &UNVERIFIED,
            "Let users with an unverified e-mail address in",
            "Their address is their name in OSMO: only where nobody can sign up by themselves."
        ).more(),
    ],
)
.when(|d| d.idp.provider == ID)];

const PATHS: Paths = Paths {
    keys: ".well-known/jwks.json",
    authorization: "authorize",
    token: "oauth/token",
    device: Some("oauth/device/code"),
    logout: Some("v2/logout"),
};

fn connection(d: &Deployment) -> Connection {
    // The slash belongs to the issuer (F-issuer).
    let issuer = format!("https://{}/", or_gap(DOMAIN.of(d), "auth0-domain"));
    let mut extra_args = unverified_email(UNVERIFIED.is_set(d));
    extra_args.push(NO_USERINFO);
    Connection {
        extra_args,
        // Auth0 has no preferred_username, and nicknames are not unique.
        ..Connection::of_clients(d, (&issuer, DOMAIN.path), CLIENT, None, "email")
    }
    .below(&issuer, &PATHS)
    .refreshed(life::refresh(TOKEN_LIFE.of(d), USUAL))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_issuer_keeps_its_slash() {
        let mut d = Deployment::default();
        assert!(DOMAIN.put(&mut d, "example.eu.auth0.com"));
        let c = connection(&d);
        assert_eq!(c.issuer, "https://example.eu.auth0.com/");
        assert_eq!(c.jwks_uri, "https://example.eu.auth0.com/.well-known/jwks.json");
        assert_eq!(c.providers[1].issuer, c.issuer);
        assert_eq!(c.cookie_refresh, "50m");
        assert!(TOKEN_LIFE.put(&mut d, "20m"));
        assert_eq!(connection(&d).cookie_refresh, "19m");
    }
}
