//! Zitadel, in its cloud or one's own (F-zitadel-endpoints, F-zitadel-claims). Client ids are numbers of 18 digits (D55).

use super::part::{Form, Part};
use super::provider::Provider;
use super::Proof;
use super::guide::Guide;
use super::step::{Paste, Step};
use super::{Connection, Paths, ROTATION, life};
use crate::fields::{Field, Given, Grammar, Section};
use crate::model::{Deployment, ProviderId};
use crate::syntax::hostname;
use crate::text::or_gap;

const ID: ProviderId = ProviderId::new("zitadel");
const HOST: Given = Given::text("idp.zitadel.host");
const CLIENT: Given = Given::text("idp.zitadel.clientId");
const DEVICE: Given = Given::text("idp.zitadel.deviceClientId");
const TOKEN_LIFE: Given = Given::text("idp.zitadel.tokenLifetime");
const USUAL: Option<&str> = Some("12h");

pub(super) const PROVIDER: Provider = Provider {
    questions: QUESTIONS,
    normalise: |d| HOST.change(d, hostname::bare),
    connection: |d| Some(connection(d)),
    parts: &[Part::new(
        HOST.path,
        Form::Host,
        "Give the instance's domain, such as example-a1b2c3.eu1.zitadel.cloud: no scheme, no port, no \
         path.",
    )
    .slip(|host| {
        (host == "zitadel.com" || host == "zitadel.cloud").then_some("is not your instance's")
    })],
    device_client: Some(DEVICE.path),
    token_life: Some(|d| life::life(TOKEN_LIFE.of(d), USUAL)),
    ..Provider::new(ID, "Zitadel", "Cloud or your own, web application")
};

/// What to do at it, and what to know about it.
pub(super) const GUIDE: Guide = Guide {
    title: "Register this in Zitadel",
    steps: &[
        Step::new("Your project > Applications > New > Web > CODE, with a client secret: Redirect URIs exactly this. The end shows Client ID and secret, once.")
            .paste(&[Paste::Redirect])
            .traps(&[[
                "The requested redirect_uri is missing in the client configuration",
                "Redirect URIs of the application lack it",
            ]]).mends(&["aud"]),
        Step::new("The application: Post Logout URIs as here; grant types Authorization Code and Refresh Token.")
            .paste(&[Paste::Home]),
        Step::new(
            "Both applications > Token Settings: User Info inside ID Token on. Without it the \
             token has neither name nor address.",
        )
        .traps(&[[
            "people have no name in OSMO, or 401 after sign-in",
            "User Info inside ID Token is off",
        ]]).mends(&["user", "email"]),
        Step::new(
            "Roles: OSMO does not read Zitadel's own claim. Actions > New: a script that sets an array with this \
             name; then Flows > Complement Token > Pre Userinfo creation > that script.",
        )
        .paste(&[Paste::Text("Claim", "roles")])
        .traps(&[[
            "Lua error: table expected, got string",
            "The Action sets one text where an array is needed",
        ]]).mends(&["roles"]),
        Step::new("For osmo login: a second application, Native, grant types Device Code and Refresh Token. Its Client ID is the device client ID.")
            .traps(&[[
                "unauthorized_client in osmo login",
                "The native application lacks the grant Device Code",
            ]]),
        Step::new("Your project > General: Check authorization on Authentication on. Then only people with a role in the project may sign in."),
    ],
    traps: &[ROTATION],
    who: |_| "Every user of the Zitadel organisation, unless the project checks authorization".to_owned(),
    proof: Proof::Rendered,
    ..Guide::new()
};

const QUESTIONS: &[Section] = &[Section::new(
    "Instance and applications",
    "",
    &[
        Field::given(&HOST, "Zitadel domain", "The instance's domain or your custom domain; port 443 only.")
            .required()
            .grammar(Grammar::Hostname)
            .example("example-a1b2c3.eu1.zitadel.cloud"),
        Field::given(&CLIENT, "Client ID", "The web application. All digits is right.")
            .required()
            .example("304512345678901234"),
        Field::given(
            &DEVICE,
            "Device client ID",
            "The native application for osmo login; empty if nobody needs it."
        ).more()
        .example("304512345678905678"),
        Field::given(
            &TOKEN_LIFE,
            "ID token lifetime",
            "Settings > OIDC token lifetimes, such as 12h; empty for the usual 12 hours."
        ).more()
        .grammar(Grammar::Duration)
        .short(),
    ],
)
.when(|d| d.idp.provider == ID)];

const PATHS: Paths = Paths {
    keys: "/oauth/v2/keys",
    authorization: "/oauth/v2/authorize",
    token: "/oauth/v2/token",
    device: Some("/oauth/v2/device_authorization"),
    logout: Some("/oidc/v1/end_session"),
};

fn connection(d: &Deployment) -> Connection {
    let issuer = format!("https://{}", or_gap(HOST.of(d), "zitadel-domain"));
    let from = (issuer.as_str(), HOST.path);
    Connection::of_clients(d, from, CLIENT, Some(DEVICE), "preferred_username")
        .below(&issuer, &PATHS)
        .refreshed(life::refresh(TOKEN_LIFE.of(d), USUAL))
}
