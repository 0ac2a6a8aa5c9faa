//! Okta, through the org authorization server or a custom one (F-okta-endpoints, F-okta-errors, F-provider-logout).

use super::part::{Form, Part};
use super::registration::Registration;
use super::provider::{Provider, Roles};
use super::Proof;
use super::guide::Guide;
use super::step::{Paste, Step};
use super::{Connection, LOGOUT_NOTE, NO_USERINFO, Paths, ROTATION, life};
use crate::fields::{Field, Given, Grammar, Section};
use crate::model::{Deployment, ProviderId};
use crate::syntax::hostname;
use crate::text::or_gap;

const ID: ProviderId = ProviderId::new("okta");
const DOMAIN: Given = Given::text("idp.okta.domain");
/// Id of a custom authorization server; empty for the org's own.
const SERVER: Given = Given::text("idp.okta.authorizationServerId");
const CLIENT: Given = Given::text("idp.okta.clientId");
const DEVICE: Given = Given::text("idp.okta.deviceClientId");

pub(super) const PROVIDER: Provider = Provider {
    questions: QUESTIONS,
    normalise: |d| DOMAIN.change(d, domain_of),
    connection: |d| Some(connection(d)),
    parts: &[
        Part::new(
            DOMAIN.path,
            Form::Host,
            "Give the name that people sign in at, such as example.okta.com: no scheme, no path, and \
             not the console's name with -admin.",
        ),
        Part::new(
            SERVER.path,
            Form::Word,
            "Security > API > Authorization Servers: the last part of the Issuer URI, such as default \
             or aus and 17 more characters. Leave it empty for the org server.",
        ),
    ],
    on_internet: true,
    // F-okta-thin-token.
    roles: |d| {
        if SERVER.of(d).is_empty() {
            Roles::Never
        } else {
            Roles::OnceMapped
        }
    },
    device_client: Some(DEVICE.path),
    token_life: Some(|_| "1h"),
    ..Provider::new(ID, "Okta", "Org authorization server or a custom one")
};

/// What to do at it, and what to know about it.
pub(super) const GUIDE: Guide = Guide {
    title: "Register this in Okta",
    // F-okta-console, F-okta-thin-token.
    steps: &[
        Step::new(
            "Admin Console: Applications > Applications > Create App Integration: OIDC, Web \
             Application. Grant type Authorization Code and Refresh Token. Sign-in redirect URIs: the \
             first address. Sign-out redirect URIs: the second.",
        )
        .paste(&[Paste::Redirect, Paste::Home])
        .traps(&[
            [
                "400: The 'redirect_uri' parameter must be a Login redirect URI",
                "The redirect URI is not registered exactly",
            ],
            [
                "invalid_scope, or people sign in again every hour",
                "Grant type Refresh Token is not ticked: offline_access then gives nothing",
            ],
        ]).mends(&["aud"]),
        Step::new(
            "On the same form, Assignments: Limit access to selected groups, those that may sign in. \
             Save. The tab General then shows Client ID and secret.",
        )
        .traps(&[[
            "User is not assigned to the client application",
            "Assignments of the application lack this person or group",
        ]]),
        Step::new(
            "For osmo login: Create App Integration again: OIDC, Native Application, grant type Device \
             Authorization and Refresh Token, the same groups. Its Client ID is the device client ID.",
        )
        .traps(&[[
            "unauthorized_client or invalid_client in osmo login",
            "The device client is no native application, or its grant Device Authorization is off",
        ]]),
        Step::new(
            "Roles need a custom server: Security > API > Authorization Servers > default > Claims > \
             Add Claim. ID Token, Always; Value type Groups; Filter Matches regex. Groups with such \
             names are the roles.",
        )
        .paste(&[
            Paste::Text("Claim name", "roles"),
            Paste::Text("Regex", "osmo-.*"),
        ])
        .traps(&[[
            "people have no role, and the token no roles",
            "The claim is for the access token, or not set to Always. Or Authorization server ID is empty: the \
             org server leaves groups out, and roles are given in OSMO",
        ]]).mends(&["roles"]),
        Step::new(
            "The same custom server, tab Access Policies > Add Policy, for both applications; in it \
             Add Rule with Authorization Code and Device Authorization. Needs API Access Management.",
        )
        .traps(&[[
            "access_denied: Policy evaluation failed for this request",
            "No rule of the custom server's access policies lets this client in",
        ]]),
    ],
    traps: &[
        ROTATION,
        [
            "oauth2-proxy: issuer did not match",
            "The address of the console (-admin), or the org server where a custom one was meant",
        ],
    ],
    who: |_| "Everybody who is assigned to the application in Okta".to_owned(),
    two_secrets: true,
    registration: Some(Registration {
        tool: "Okta's API, by curl",
        values: |d| vec![("DOMAIN", or_gap(DOMAIN.of(d), "okta-domain"))],
        commands: include_str!("register/okta.sh"),
        terraform_values: |d| vec![("SERVER", SERVER.of(d).to_owned())],
        terraform: include_str!("register/okta.tf"),
    }),
    proof: Proof::Rendered,
    ..Guide::new()
};

const QUESTIONS: &[Section] = &[Section::new(
    "Organisation and applications",
    "",
    &[
        Field::given(
            &DOMAIN,
            "Okta domain",
            "Where people sign in, or your own domain if Okta answers there. Not the console's, with -admin."
        )
        .required()
        .grammar(Grammar::Hostname)
        .example("example.okta.com"),
        Field::given(
            &SERVER,
            "Authorization server ID",
            "default, or an ID that begins with aus. Empty for the org server, which every Okta has and which sends no roles."
        ).more(),
        Field::given(&CLIENT, "Client ID", "Applications > the web application > General.")
            .required()
            .example("0oa1b2c3d4E5f6G7h8i9"),
        Field::given(
            &DEVICE,
            "Device client ID",
            "Of the native application, for osmo login (the command line). Empty if nobody needs it."
        ).more()
        .example("0oa9i8h7g6F5e4D3c2b1"),
    ],
)
.when(|d| d.idp.provider == ID)];

/// Domains below which Okta gives names; customers have names of their own too.
const DOMAINS: [&str; 5] = [
    "okta.com",
    "oktapreview.com",
    "okta-emea.com",
    "okta-gov.com",
    "okta.mil",
];
/// Where the org server's keys are, below the issuer.
pub(super) const KEYS: &str = "/oauth2/v1/keys";

/// Returns the name of the organisation and the domain, if a host is Okta's own.
fn split(host: &str) -> Option<(&str, &'static str)> {
    let below = |domain: &'static str| {
        let org = host.strip_suffix(domain)?.strip_suffix('.')?;
        Some((org, domain))
    };
    DOMAINS.into_iter().find_map(below)
}

/// Says whether an issuer is Okta's: by its host, or by the path of a custom server behind a name of one's own.
pub(super) fn is_issuer(host: &str, path: &str) -> bool {
    let is_id = |id: &str| id.len() == 17 && id.bytes().all(|b| b.is_ascii_alphanumeric());
    let is_server = |server: &str| server == "default" || server.strip_prefix("aus").is_some_and(is_id);
    split(host).is_some() || path.strip_prefix("/oauth2/").is_some_and(is_server)
}

/// Returns the host where people sign in, if one is that of Okta's console.
pub(crate) fn without_console(host: &str) -> Option<String> {
    let (org, domain) = split(host)?;
    Some(format!("{}.{domain}", org.strip_suffix("-admin")?))
}

/// The console is at a name of its own, which is no issuer.
fn domain_of(text: &str) -> String {
    let host = hostname::bare(text);
    without_console(&host).unwrap_or(host)
}

const PATHS: Paths = Paths {
    keys: "/v1/keys",
    authorization: "/v1/authorize",
    token: "/v1/token",
    device: Some("/v1/device/authorize"),
    // It wants id_token_hint.
    logout: None,
};

fn connection(d: &Deployment) -> Connection {
    let org = format!("https://{}", or_gap(DOMAIN.of(d), "okta-domain"));
    let (issuer, base) = match SERVER.of(d) {
        "" => (org.clone(), format!("{org}/oauth2")),
        id => (format!("{org}/oauth2/{id}"), format!("{org}/oauth2/{id}")),
    };
    let from = (issuer.as_str(), DOMAIN.path);
    Connection {
        logout_note: Some(LOGOUT_NOTE),
        extra_args: vec![NO_USERINFO],
        ..Connection::of_clients(d, from, CLIENT, Some(DEVICE), "preferred_username")
    }
    .below(&base, &PATHS)
    .refreshed(life::refresh("", Some("1h")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_console_is_not_where_people_sign_in() {
        for (typed, domain) in [
            ("example-admin.okta.com", "example.okta.com"),
            ("https://Example-admin.oktapreview.com/", "example.oktapreview.com"),
            ("example-admin.okta.mil", "example.okta.mil"),
            ("example.okta.com", "example.okta.com"),
            ("sso-admin.oktavia.example.com", "sso-admin.oktavia.example.com"),
            ("login-admin.example.com", "login-admin.example.com"),
        ] {
            assert_eq!(domain_of(typed), domain);
        }
    }

    #[test]
    fn the_issuer_is_the_servers_own() {
        let mut d = Deployment::default();
        assert!(DOMAIN.put(&mut d, "example.okta.com") && CLIENT.put(&mut d, "0oa1"));
        let org = connection(&d);
        assert_eq!(org.issuer, "https://example.okta.com");
        assert_eq!(org.jwks_uri, "https://example.okta.com/oauth2/v1/keys");
        assert!(SERVER.put(&mut d, "default"));
        let custom = connection(&d);
        assert_eq!(custom.issuer, "https://example.okta.com/oauth2/default");
        assert_eq!(
            custom.device_endpoint.as_deref(),
            Some("https://example.okta.com/oauth2/default/v1/device/authorize")
        );
        assert_eq!((custom.logout_endpoint, custom.federated_logout), (None, false));
    }
}
