//! GitLab, gitlab.com or one's own (F-gitlab-endpoints, F-gitlab-claims, F-provider-token-life).

use super::part::{Form, Part};
use super::provider::{Provider, Roles};
use super::Proof;
use super::guide::Guide;
use super::step::{Paste, Step};
use super::{Connection, NO_USERINFO, Paths, life};
use crate::fields::{Field, Given, Grammar, Section};
use crate::model::{Deployment, ProviderId};
use crate::syntax::hostname;
use crate::text::or_gap;

const ID: ProviderId = ProviderId::new("gitlab");
const HOST: Given = Given::usually("idp.gitlab.host", "gitlab.com");
const CLIENT: Given = Given::text("idp.gitlab.clientId");
const TOKEN_LIFE: Option<&str> = Some("2m");

pub(super) const PROVIDER: Provider = Provider {
    questions: QUESTIONS,
    normalise: |d| HOST.change(d, hostname::bare),
    connection: |d| Some(connection(d)),
    parts: &[Part::new(
        HOST.path,
        Form::Host,
        "Give the host of your GitLab, such as gitlab.example.com: no scheme, no port, no path. A \
         GitLab below a path needs Generic OIDC.",
    )],
    roles: |_| Roles::Never,
    no_device_login: Some(
        "The CLI asks for a scope that GitLab does not know, and not for the e-mail address that is the user's name.",
    ),
    token_life: Some(|_| "2m"),
    ..Provider::new(ID, "GitLab", "gitlab.com or your own; carries no roles")
};

/// What to do at it, and what to know about it.
pub(super) const GUIDE: Guide = Guide {
    title: "Register this in GitLab",
    steps: &[
        Step::new(
            "Your group > Settings > Applications > Add new application (your own GitLab: Admin > Applications). \
             Redirect URI exactly this, Confidential ticked.",
        )
        .paste(&[Paste::Redirect])
        .traps(&[[
            "The redirect URI included is not valid",
            "The redirect URI is not registered exactly",
        ]]).mends(&["aud"]),
        Step::new("Scopes: tick these and no other, then Save. The page shows the Application ID, and the Secret once.")
            .paste(&[Paste::Scopes])
            .traps(&[[
                "The requested scope is invalid, unknown, or malformed",
                "A scope is not ticked, or offline_access was added",
            ]]).mends(&["email", "user"]),
        Step::new(
            "Everybody with an account may sign in: on gitlab.com that is anybody in the world, who \
             then has the role osmo-default. Prefer your own GitLab, or a broker that looks at groups.",
        ),
        Step::new(
            "ID tokens live two minutes, so the session is refreshed every minute: keep sessions in \
             Redis. GitLab gives new refresh tokens each time.",
        )
        .traps(&[[
            "401 Jwt is expired after two minutes",
            "The session refresh is longer than a minute",
        ]]),
        Step::new(
            "GitLab sends no roles: give them in OSMO with osmo user update. \
             osmo login cannot work; use access tokens for the command line.",
        ),
    ],
    who: |d| {
        format!(
            "Everybody who has an account at {}",
            or_gap(HOST.of(d), "gitlab-hostname")
        )
    },
    proof: Proof::Rendered,
    ..Guide::new()
};

const QUESTIONS: &[Section] = &[Section::new(
    "Instance and application",
    "",
    &[
        Field::given(&HOST, "GitLab hostname", "gitlab.com, or your own on port 443.")
            .required()
            .grammar(Grammar::Hostname),
        Field::given(&CLIENT, "Application ID", "On the page of the application.")
            .required()
            .example("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
    ],
)
.when(|d| d.idp.provider == ID)];

const PATHS: Paths = Paths {
    keys: "/oauth/discovery/keys",
    authorization: "/oauth/authorize",
    token: "/oauth/token",
    device: Some("/oauth/authorize_device"),
    logout: None,
};

fn connection(d: &Deployment) -> Connection {
    let issuer = format!("https://{}", or_gap(HOST.of(d), "gitlab-hostname"));
    Connection {
        // offline_access is none of GitLab's scopes (F-provider-offline-access).
        scope: "openid email profile".to_owned(),
        extra_args: vec![NO_USERINFO],
        ..Connection::of_clients(d, (&issuer, HOST.path), CLIENT, None, "email")
    }
    .below(&issuer, &PATHS)
    .refreshed(life::refresh("", TOKEN_LIFE))
}
