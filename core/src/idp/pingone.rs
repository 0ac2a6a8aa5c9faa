//! `PingOne`: one environment in one region (F-pingone-endpoints, F-provider-logout).

use super::part::{Form, Part};
use super::provider::Provider;
use super::Proof;
use super::guide::Guide;
use super::step::{Paste, Step};
use super::{Connection, Paths, ROTATION, life};
use crate::fields::{Field, Given, Grammar, Section};
use crate::syntax::{guid, hostname};
use crate::model::{Choice, Deployment, ProviderId};
use crate::text::or_gap;

const ID: ProviderId = ProviderId::new("pingone");
const REGION: Given = Given::choice("idp.pingone.region", REGIONS);
const ENVIRONMENT: Given = Given::text("idp.pingone.environmentId");
const CLIENT: Given = Given::text("idp.pingone.clientId");
const DEVICE: Given = Given::text("idp.pingone.deviceClientId");
const TOKEN_LIFE: Given = Given::text("idp.pingone.tokenLifetime");

const fn region(value: &'static str, label: &'static str) -> Choice {
    let hint = "";
    Choice { value, label, hint }
}

/// The ending of the host in each region.
const REGIONS: &[Choice] = &[
    region("com", "North America (auth.pingone.com)"),
    region("eu", "Europe (auth.pingone.eu)"),
    region("ca", "Canada (auth.pingone.ca)"),
    region("asia", "Asia (auth.pingone.asia)"),
    region("com.au", "Australia (auth.pingone.com.au)"),
    region("sg", "Singapore (auth.pingone.sg)"),
];

pub(super) const PROVIDER: Provider = Provider {
    questions: QUESTIONS,
    normalise: |d| {
        let environment = environment_of(ENVIRONMENT.of(d), REGION.of(d));
        ENVIRONMENT.put(d, &environment);
        CLIENT.change(d, guid::bare);
        DEVICE.change(d, guid::bare);
    },
    connection: |d| Some(connection(d)),
    parts: &[Part::new(
        ENVIRONMENT.path,
        Form::Guid,
        "Give the Environment ID alone, as Settings, Environment Properties shows it. For an address choose its region first.",
    )
    .slip(|text| {
        text.contains("://")
            .then_some("is an address, and none of PingOne's in the chosen region")
    })],
    on_internet: true,
    device_client: Some(DEVICE.path),
    token_life: Some(|d| life::life(TOKEN_LIFE.of(d), None)),
    ..Provider::new(ID, "PingOne", "One environment, OIDC web app")
};

/// What to do at it, and what to know about it.
pub(super) const GUIDE: Guide = Guide {
    title: "Register this in PingOne",
    steps: &[
        Step::new(
            "Applications > Applications > + > OIDC Web App. Configuration: Response Type Code, Grant Type \
             Authorization Code and Refresh Token, Redirect URIs exactly this.",
        )
        .paste(&[Paste::Redirect])
        .traps(&[[
            "Redirect URI mismatch",
            "Redirect URIs of the application lack it",
        ]]).mends(&["aud"]),
        Step::new("There too: Signoff URLs as here; PKCE Enforcement S256_REQUIRED. Overview shows Client ID and secret.")
            .paste(&[Paste::Home]),
        Step::new("The tab Resources: allow these scopes of OpenID Connect. Then switch the application on, beside its name.")
            .paste(&[Paste::Scopes])
            .traps(&[
                [
                    "At least one scope must be granted",
                    "Resources of the application lack email or profile",
                ],
                [
                    "The application is disabled",
                    "The switch beside the application's name is off",
                ],
            ]),
        Step::new(
            "The tab Attribute Mappings: email, preferred_username, and an attribute with this name mapped to \
             Group Names. All three in the ID token (Advanced Configuration).",
        )
        .paste(&[Paste::Text("Attribute", "roles")])
        .traps(&[[
            "people have no name or no role in OSMO",
            "Advanced Configuration of the mapping: the attribute is in userinfo only",
        ]]).mends(&["roles", "email", "user"]),
        Step::new("For osmo login: a second application of the type Device Authorization, with the grant Refresh Token. Its Client ID is the device client ID.").traps(&[[
            "unauthorized_client in osmo login",
            "The device client is of another type, or lacks the grant Refresh Token",
        ]]),
    ],
    traps: &[ROTATION],
    who: |_| "Every user of the PingOne environment whom the application's access rules admit".to_owned(),
    proof: Proof::Rendered,
    ..Guide::new()
};

const QUESTIONS: &[Section] = &[Section::new(
    "Environment and applications",
    "",
    &[
        Field::given(&REGION, "Region", "The ending of the address at which people sign in."),
        Field::given(&ENVIRONMENT, "Environment ID", "Settings > Environment Properties. Five groups of letters and digits (a GUID).")
            .required()
            .grammar(Grammar::Guid)
            .example("12345678-1234-1234-1234-123456789abc"),
        Field::given(&CLIENT, "Client ID", "The OIDC web app, Overview.")
            .required()
            .example("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"),
        Field::given(
            &DEVICE,
            "Device client ID",
            "The device authorization app for osmo login; empty if nobody needs it."
        ).more()
        .example("bbbbbbbb-cccc-dddd-eeee-ffffffffffff"),
        Field::given(
            &TOKEN_LIFE,
            "ID token lifetime",
            "The session is refreshed a minute before it ends. Empty: taken for 5m."
        ).more()
        .grammar(Grammar::Duration)
        .short(),
    ],
)
.when(|d| d.idp.provider == ID)];

/// Takes the environment's GUID out of what people paste. An address of another region than the chosen one stays as it is, and
/// is refused: the environment is not there.
fn environment_of(text: &str, region: &str) -> String {
    let environment = guid::bare(text);
    let host = hostname::of_address(text);
    let is_there = host
        .strip_suffix(region)
        .is_some_and(|rest| rest.ends_with(".pingone."));
    if guid::is_guid(&environment) && text.contains("://") && !is_there {
        text.trim().to_owned()
    } else {
        environment
    }
}

const PATHS: Paths = Paths {
    keys: "/jwks",
    authorization: "/authorize",
    token: "/token",
    device: Some("/device_authorization"),
    // The ID token is optional there.
    logout: Some("/signoff"),
};

fn connection(d: &Deployment) -> Connection {
    let environment = or_gap(ENVIRONMENT.of(d), "environment-id");
    let issuer = format!("https://auth.pingone.{}/{environment}/as", REGION.of(d));
    let from = (issuer.as_str(), ENVIRONMENT.path);
    Connection::of_clients(d, from, CLIENT, Some(DEVICE), "preferred_username")
        .below(&issuer, &PATHS)
        .refreshed(life::refresh(TOKEN_LIFE.of(d), None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gives_its_environment_in_its_own_region_only() {
        let id = "12345678-1234-1234-1234-123456789abc";
        for region in REGIONS.iter().map(|one| one.value) {
            let address = format!("https://auth.pingone.{region}/{id}/as");
            assert_eq!(environment_of(&address, region), id);
            let other = if region == "eu" { "com" } else { "eu" };
            assert_eq!(environment_of(&address, other), address);
        }
        let foreign = format!("https://login.example.com/{id}/as");
        assert_eq!(environment_of(&foreign, "com"), foreign);
        assert_eq!(environment_of(&id.to_uppercase(), "eu"), id);
    }

    #[test]
    fn every_address_is_in_the_region() {
        for region in REGIONS.iter().map(|one| one.value) {
            let mut d = Deployment::default();
            assert!(REGION.put(&mut d, region) && ENVIRONMENT.put(&mut d, "e"));
            let c = connection(&d);
            assert_eq!(c.issuer, format!("https://auth.pingone.{region}/e/as"));
            assert_eq!(c.jwks_host(), format!("auth.pingone.{region}"));
        }
    }
}
