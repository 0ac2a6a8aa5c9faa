//! Keycloak: a confidential client for browsers and a public one for `osmo login` (F-keycloak-clients, F-keycloak-endpoints).

mod realm;

use super::registration::Registration;
use super::provider::Provider;
use super::Proof;
use super::guide::Guide;
use super::part::{Form, Part};
use super::step::{Paste, Step};
use super::{CHOICE, Connection, JwtProvider, NO_USERINFO, REFRESH_NOTE, life, unverified_email};
use crate::fields::{Field, Given, Grammar, Section};
use crate::model::{Deployment, ProviderId};
use crate::syntax::hostname;
use crate::text::or_gap;

const ID: ProviderId = ProviderId::new("keycloak");
const HOST: Given = Given::text("idp.keycloak.host");
const REALM: Given = Given::usually("idp.keycloak.realm", "osmo");
/// Issuers begin with `/auth/realms/` (before Keycloak 17).
const LEGACY_PATH: Given = Given::flag("idp.keycloak.legacyPath");
/// Another path before `/realms`, if a proxy or `http-relative-path` adds one.
const PREFIX: Given = Given::text("idp.keycloak.pathPrefix");
/// The confidential client for browsers.
const BROWSER: Given = Given::usually("idp.keycloak.browserClientId", "osmo-browser-flow");
/// The public client for `osmo login`.
const DEVICE: Given = Given::usually("idp.keycloak.deviceClientId", "osmo-device");
/// Access token lifespan of the realm, a Go duration such as `5m` (N5).
const LIFESPAN: Given = Given::usually("idp.keycloak.tokenLifespan", "5m");
/// Let users in whose e-mail address Keycloak has not verified (D31).
const UNVERIFIED: Given = Given::flag("idp.keycloak.allowUnverifiedEmail");

pub(super) const PROVIDER: Provider = Provider {
    questions: QUESTIONS,
    normalise: |d| HOST.change(d, hostname::bare),
    connection: |d| Some(connection(d)),
    parts: &[Part::new(
        PREFIX.path,
        Form::Path,
        "Write the path as it stands in the issuer before /realms, such as /sso. Leave it empty if \
         there is none.",
    )],
    device_client: Some(DEVICE.path),
    token_life: Some(|d| LIFESPAN.of(d)),
    ..Provider::new(ID, "Keycloak", "A browser client and a device client")
};

/// What to do at it, and what to know about it.
pub(super) const GUIDE: Guide = Guide {
    title: "Register this in Keycloak",
    // F-keycloak-console, F-keycloak-errors.
    steps: &[
        Step::new(
            "Quick way: the file idp/keycloak-realm.json does steps 2 to 5. For a new realm: Create \
             realm > Browse. In a realm that is there: Realm settings > Action > Partial import.",
        ),
        Step::new(
            "Clients > Create client, with the browser client ID. Client authentication On, Standard \
             flow. PKCE Method S256 (older: tab Advanced). Valid redirect URIs: the first address, no \
             /*. Valid post logout redirect URIs: the second. After Save, Credentials shows the secret.",
        )
        .paste(&[Paste::Redirect, Paste::Home])
        .traps(&[
            [
                "Invalid parameter: redirect_uri",
                "Valid redirect URIs of the browser client lack it",
            ],
            [
                "unauthorized_client after sign-in",
                "The secret is of another client, or Keycloak has a newer one",
            ],
        ]).mends(&["aud"]),
        Step::new(
            "Create client again, with the device client ID: Client authentication Off, OAuth 2.0 \
             Device Authorization Grant ticked, Standard flow not.",
        )
        .traps(&[[
            "unauthorized_client or invalid_client in osmo login",
            "Device client: Client authentication is on, or the device grant off",
        ]]),
        Step::new("In each of the two clients: tab Roles > Create role, twice.").paste(&[
            Paste::Text("Role name for users", "osmo-user"),
            Paste::Text("Role name for administrators", "osmo-admin"),
        ]).for_roles(),
        Step::new(
            "In each of the two clients: tab Client scopes > the first line, which ends in -dedicated > \
             Configure a new mapper > User Client Role. Client ID: this client. Multivalued and Add \
             to ID token On.",
        )
        .paste(&[Paste::Text("Token Claim Name", "roles")])
        .traps(&[[
            "people have no role, and the token no roles",
            "Nobody gave it to them (Users > Role mapping). Or the client that they came through has no mapper, \
             or one for resource_access",
        ]]).mends(&["roles"]),
        Step::new(
            "Give people a role: Users > the person > Role mapping > Assign role > Client roles: \
             osmo-user of both clients. Proof: the client, Client scopes > Evaluate, the person, \
             Generated ID token shows roles.",
        ).for_roles(),
        Step::new(
            "Users > the person > Details: Email verified On. Or ask the people who install OSMO to let \
             unverified addresses in.",
        )
        .traps(&[[
            "email in id_token (…) isn't verified",
            "Users, the user: Email verified is off. Or ask the people who install OSMO to let unverified addresses in",
        ]]).mends(&["email_verified"]),
        Step::new(
            "Realm settings > Tokens: if Revoke Refresh Token is on, keep sessions in Redis.",
        )
        .traps(&[[
            "people are signed out at random",
            "Revoke Refresh Token is on, and sessions are in cookies: two requests at once spend \
             one token. Keep sessions in Redis",
        ]]),
    ],
    who: |d| format!("Every user of the realm {}", or_gap(REALM.of(d), "realm")),
    registration: Some(Registration {
        tool: "kcadm.sh, which comes with Keycloak",
        values: |d| {
            vec![
                ("SERVER", server(d)),
                ("REALM", or_gap(REALM.of(d), "realm")),
                ("BROWSER_CLIENT", or_gap(BROWSER.of(d), "browser-client-id")),
                ("DEVICE_CLIENT", or_gap(DEVICE.of(d), "device-client-id")),
            ]
        },
        commands: include_str!("register/keycloak.sh"),
        terraform_values: |_| Vec::new(),
        terraform: include_str!("register/keycloak.tf"),
    }),
    import: Some(realm::IMPORT),
    proof: Proof::Rendered,
    ..Guide::new()
};

const QUESTIONS: &[Section] = &[Section::new(
    "Realm and clients",
    "",
    &[
        Field::given(
            &HOST,
            "Keycloak hostname",
            "Reached by https on port 443 only."
        )
        .required()
        .example("auth.example.com"),
        Field::given(&REALM, "Realm", "Its name in addresses, not its display name.").required(),
        Field::given(
            &LEGACY_PATH,
            "Addresses begin with /auth",
            "Keycloak before version 17, or a server that keeps the old path."
        ).more(),
        Field::given(
            &PREFIX,
            "Another path before /realms",
            "Only if the issuer has one, such as /sso. Empty for most."
        ).more()
        .when(|d| !LEGACY_PATH.is_set(d)),
        Field::given(
            &BROWSER,
            "Browser client ID",
            "The client with a secret (Client authentication on), for the browser."
        )
        .required(),
        Field::given(
            &DEVICE,
            "Device client ID",
            "The client without a secret, for osmo login (the command line)."
        ).more()
        .required(),
        Field::given(
            &LIFESPAN,
            "Access token lifespan",
            "Realm settings > Tokens. The session is refreshed a minute before it ends."
        ).more()
        .required()
        .grammar(Grammar::Duration)
        .short(),
        Field::given(
            &UNVERIFIED,
            "Let users with an unverified e-mail address in",
            "Otherwise every user needs Email verified in Keycloak."
        ).more(),
    ],
)
.when(|d| d.idp.provider == ID)];

/// The server's address with what stands before `/realms`.
fn server(d: &Deployment) -> String {
    let host = or_gap(HOST.of(d), "keycloak-hostname");
    let base = if LEGACY_PATH.is_set(d) {
        "/auth"
    } else {
        PREFIX.of(d)
    };
    format!("https://{host}{base}")
}

fn connection(d: &Deployment) -> Connection {
    let realm = or_gap(REALM.of(d), "realm");
    let browser = or_gap(BROWSER.of(d), "browser-client-id");
    let device = or_gap(DEVICE.of(d), "device-client-id");
    let issuer = format!("{}/realms/{realm}", server(d));
    let endpoint = |name: &str| format!("{issuer}/protocol/openid-connect/{name}");
    let provider = |audience: &str, note, audience_from| JwtProvider {
        issuer: issuer.clone(),
        audience: audience.to_owned(),
        user_claim: "preferred_username".to_owned(),
        note,
        issuer_from: HOST.path,
        audience_from,
    };
    Connection {
        jwks_uri: endpoint("certs"),
        providers: vec![
            provider(&device, "Tokens of osmo login.", DEVICE.path),
            provider(&browser, "Tokens of browser sessions.", BROWSER.path),
        ],
        authorization_endpoint: endpoint("auth"),
        token_endpoint: endpoint("token"),
        // The guide's address lacks `auth/` (D30).
        device_endpoint: Some(endpoint("auth/device")),
        logout_endpoint: Some(endpoint("logout")),
        federated_logout: true,
        logout_note: None,
        scope: "openid email profile offline_access".to_owned(),
        scope_from: CHOICE,
        cookie_refresh: life::before_end(LIFESPAN.of(d)),
        refresh_note: REFRESH_NOTE,
        extra_args: {
            let mut args = unverified_email(UNVERIFIED.is_set(d));
            args.push(NO_USERINFO);
            args
        },
        client_id: browser,
        device_client_id: device,
        issuer,
        issuer_from: HOST.path,
        client_from: BROWSER.path,
        device_client_from: DEVICE.path,
        device_endpoint_from: HOST.path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_may_stand_before_realms() {
        for (legacy, prefix, issuer) in [
            ("false", "", "https://auth.example.com/realms/osmo"),
            ("true", "", "https://auth.example.com/auth/realms/osmo"),
            ("false", "/sso", "https://auth.example.com/sso/realms/osmo"),
            ("true", "/sso", "https://auth.example.com/auth/realms/osmo"),
        ] {
            let mut d = Deployment::default();
            assert!(HOST.put(&mut d, "auth.example.com"));
            assert!(LEGACY_PATH.put(&mut d, legacy) && PREFIX.put(&mut d, prefix));
            let c = connection(&d);
            assert_eq!(c.issuer, issuer);
            assert_eq!(c.jwks_uri, format!("{issuer}/protocol/openid-connect/certs"));
        }
    }
}
