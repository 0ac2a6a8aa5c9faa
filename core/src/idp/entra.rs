//! Microsoft Entra ID, one tenant, v2.0 endpoints (F-entra-endpoints, F-entra-public-client).

use super::registration::Registration;
use super::provider::{Mistaken, Proof, Provider, SecretForm, made_of};
use super::step::{Paste, Step};
use super::{CHOICE, Connection, JwtProvider, NO_USERINFO, REFRESH_NOTE};
use crate::fields::{Field, Given, Section};
use crate::model::{Choice, Deployment, ProviderId};
use crate::syntax::guid;
use crate::text::or_gap;

const ID: ProviderId = ProviderId::new("entra");
/// The cloud in which the tenant lives.
const CLOUD: Given = Given::choice("idp.entra.cloud", CLOUDS);
/// Directory (tenant) ID, a GUID.
pub(crate) const TENANT: Given = Given::text("idp.entra.tenantId");
/// Application (client) ID, a GUID.
const CLIENT: Given = Given::text("idp.entra.clientId");

const CLOUDS: &[Choice] = &[
    Choice {
        value: "worldwide",
        label: "Worldwide",
        hint: "Console at portal.azure.com; Microsoft 365 GCC too",
    },
    Choice {
        value: "us-government",
        label: "US Government",
        hint: "Console at portal.azure.us; GCC High and DoD",
    },
    Choice {
        value: "china",
        label: "China (21Vianet)",
        hint: "Console at portal.azure.cn",
    },
];

/// Hosts of each cloud (F-entra-clouds): of the login and of v1.0 issuers.
const HOSTS: &[(&str, &str, &str)] = &[
    ("worldwide", "login.microsoftonline.com", "sts.windows.net"),
    ("us-government", "login.microsoftonline.us", "sts.windows.net"),
    ("china", "login.partner.microsoftonline.cn", "sts.chinacloudapi.cn"),
];

/// Returns the login hosts of every cloud.
pub(crate) fn hosts() -> impl Iterator<Item = &'static str> {
    HOSTS.iter().map(|(_, login, _)| *login)
}

pub(super) const PROVIDER: Provider = Provider {
    questions: QUESTIONS,
    normalise: |d| {
        TENANT.change(d, guid::bare);
        CLIENT.change(d, guid::bare);
    },
    connection: |d| Some(connection(d)),
    title: "Register this in Entra",
    // F-entra-errors, F-entra-groups.
    steps: &[
        Step::new(
            "App registrations, New registration: accounts in this directory only, redirect URI of \
             type Web. Overview then shows Application (client) ID and Directory (tenant) ID.",
        )
        .paste(&[Paste::Redirect])
        .traps(&[
            [
                "AADSTS50011",
                "The redirect URI is not registered exactly, or not as type Web",
            ],
            [
                "AADSTS700016: application not found",
                "Client ID of another tenant, or tenant in another cloud",
            ],
            [
                "AADSTS90002: tenant not found",
                "A wrong tenant ID, or a tenant in another cloud",
            ],
        ]).mends(&["aud", "iss"]),
        Step::new(
            "Certificates & secrets, New client secret: copy the column Value at once. Secret ID \
             is something else.",
        )
        .traps(&[
            [
                "AADSTS7000215: invalid client secret",
                "Secret ID in place of Value",
            ],
            [
                "AADSTS7000222: client secret has expired",
                "Make a new one and bring it here; secrets live 24 months at most",
            ],
        ]),
        Step::new(
            "API permissions: openid, email, profile and offline_access of Microsoft Graph \
             (delegated), then Grant admin consent.",
        )
        .paste(&[Paste::Scopes])
        .traps(&[[
            "AADSTS65001, AADSTS90094: consent, approval of an administrator",
            "API permissions: Grant admin consent",
        ]]).mends(&["user", "email"]),
        Step::new(
            "Authentication, Advanced settings: Allow public client flows = Yes, for osmo login.",
        )
        .traps(&[["AADSTS7000218 in osmo login", "Allow public client flows is not on"]]),
        Step::new(
            "App roles (or Token configuration, groups claim, emit groups as role claims) give the \
             roles claim that OSMO reads. With groups: choose Groups assigned to the application.",
        )
        .paste(&[
            Paste::Text("Value of an app role for users", "osmo-user"),
            Paste::Text("Value of an app role for administrators", "osmo-admin"),
        ])
        .traps(&[[
            "somebody in many groups has no role",
            "More than 200 groups: Entra leaves the claim out. Use app roles, or Groups assigned \
             to the application",
        ]]).mends(&["roles"]),
        Step::new(
            "Enterprise applications, the same name, Properties: Assignment required = Yes, then \
             Users and groups says who may sign in. Else the whole tenant may.",
        )
        .traps(&[[
            "AADSTS50105: user not assigned",
            "Assignment required is on, and the user is not assigned",
        ]]),
    ],
    who: |d| {
        let tenant = or_gap(TENANT.of(d), "tenant-id");
        format!(
            "The whole tenant {tenant}, guests included, unless \"Assignment required\" is set on \
             the enterprise application"
        )
    },
    on_internet: true,
    two_secrets: true,
    registration: Some(Registration {
        tool: "the Azure CLI",
        values: |d| {
            let cloud = match CLOUD.of(d) {
                "us-government" => "AzureUSGovernment",
                "china" => "AzureChinaCloud",
                _ => "AzureCloud",
            };
            vec![
                ("TENANT", or_gap(TENANT.of(d), "tenant-id")),
                ("CLOUD", cloud.to_owned()),
            ]
        },
        commands: include_str!("register/entra.sh"),
        terraform_values: |_| Vec::new(),
        terraform: include_str!("register/entra.tf"),
    }),
    token_life: Some(|_| "1h"),
    secret_form: Some(SecretForm {
        fits: |secret| (32..=64).contains(&secret.len()) && made_of(secret, b"~._-"),
        says: "Entra's have about 40 letters, digits and the characters ~ . _ -",
        mistaken: Some(Mistaken {
            is: guid::is_guid,
            what: "Client secret is a GUID: that is the column Secret ID, not Value.",
            why: "Entra refuses it (AADSTS7000215): everybody who signs in ends on an error page.",
            fix: "Copy the column Value. Entra shows it only once: make a new client secret if it is gone.",
        }),
    }),
    proof: Proof::Rendered,
    ..Provider::new(ID, "Microsoft Entra ID", "One tenant, app registration")
};

const QUESTIONS: &[Section] = &[Section::new(
    "App registration",
    "",
    &[
        Field::given(
            &CLOUD,
            "Cloud",
            "Each national cloud has addresses of its own."
        ).more(),
        Field::given(
            &TENANT,
            "Tenant ID",
            "Entra admin center, Overview: Tenant ID. A GUID, not the domain name."
        )
        .required()
        .example("12345678-1234-1234-1234-123456789abc"),
        Field::given(
            &CLIENT,
            "Client ID",
            "App registrations, your app: Application (client) ID."
        )
        .required()
        .example("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"),
    ],
)
.when(|d| d.idp.provider == ID)];

fn connection(d: &Deployment) -> Connection {
    let tenant = or_gap(TENANT.of(d), "tenant-id");
    let client = or_gap(CLIENT.of(d), "client-id");
    let cloud = HOSTS.iter().find(|(word, ..)| *word == CLOUD.of(d));
    let (login, sts) = cloud.map_or(("", ""), |(_, login, sts)| (*login, *sts));
    let at = |path: &str| format!("https://{login}/{tenant}/{path}");
    let issuer = at("v2.0");
    let provider = |issuer: String, user_claim: &str, note| JwtProvider {
        issuer,
        audience: client.clone(),
        user_claim: user_claim.to_owned(),
        note,
        issuer_from: TENANT.path,
        audience_from: CLIENT.path,
    };
    Connection {
        jwks_uri: at("discovery/v2.0/keys"),
        providers: vec![
            provider(
                issuer.clone(),
                "preferred_username",
                "ID tokens of the v2.0 endpoints.",
            ),
            provider(
                format!("https://{sts}/{tenant}/"),
                "unique_name",
                "v1.0 tokens of the same tenant. Envoy needs two entries at least; the slash \
                 belongs to the issuer.",
            ),
        ],
        device_client_id: client.clone(),
        client_id: client,
        authorization_endpoint: at("oauth2/v2.0/authorize"),
        token_endpoint: at("oauth2/v2.0/token"),
        device_endpoint: Some(at("oauth2/v2.0/devicecode")),
        logout_endpoint: Some(at("oauth2/v2.0/logout")),
        federated_logout: true,
        logout_note: None,
        scope: "openid email profile offline_access".to_owned(),
        scope_from: CHOICE,
        cookie_refresh: "50m".to_owned(),
        refresh_note: REFRESH_NOTE,
        // Entra sends `email` only for users with a mailbox (F-entra-email, N7).
        extra_args: vec![
            (
                "--oidc-email-claim=preferred_username",
                "Entra sends an email claim only for users with a mailbox.",
            ),
            NO_USERINFO,
        ],
        issuer,
        issuer_from: TENANT.path,
        client_from: CLIENT.path,
        device_client_from: CLIENT.path,
        device_endpoint_from: TENANT.path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::idp::host_of;

    /// Every address of a national cloud is in that cloud (F-entra-clouds).
    #[test]
    fn each_cloud_has_its_own_addresses() {
        for (cloud, login, sts) in [
            ("worldwide", "login.microsoftonline.com", "sts.windows.net"),
            ("us-government", "login.microsoftonline.us", "sts.windows.net"),
            (
                "china",
                "login.partner.microsoftonline.cn",
                "sts.chinacloudapi.cn",
            ),
        ] {
            let mut d = Deployment::default();
            assert!(CLOUD.put(&mut d, cloud));
            assert!(TENANT.put(&mut d, "12345678-1234-1234-1234-123456789abc"));
            let c = connection(&d);
            for address in [
                &c.issuer,
                &c.jwks_uri,
                &c.authorization_endpoint,
                &c.token_endpoint,
                c.device_endpoint.as_ref().unwrap(),
                c.logout_endpoint.as_ref().unwrap(),
            ] {
                assert_eq!(host_of(address), login, "{cloud}");
            }
            assert_eq!(c.providers[0].issuer, c.issuer);
            assert_eq!(host_of(&c.providers[1].issuer), sts);
            assert!(c.providers[1].issuer.ends_with("abc/"));
        }
        assert_eq!(CLOUDS.len(), HOSTS.len());
        assert!(!CLOUD.put(&mut Deployment::default(), "germany"));
    }
}
