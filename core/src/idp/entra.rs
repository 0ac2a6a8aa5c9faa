//! Microsoft Entra ID, one tenant, v2.0 endpoints (F-entra-endpoints, F-entra-public-client).

mod cloud;

pub(crate) use cloud::hosts;
pub(super) use cloud::issuer_of;
use cloud::{CLOUDS, HOSTS, tenant_of};
use super::registration::Registration;
use super::provider::{Mistaken, Provider, SecretForm, made_of};
use super::Proof;
use super::guide::Guide;
use super::step::{Paste, Step};
use super::{CHOICE, Connection, JwtProvider, NO_USERINFO, REFRESH_NOTE};
use crate::fields::{Field, Given, Section};
use crate::model::{Deployment, ProviderId};
use crate::syntax::guid;
use crate::text::or_gap;

const ID: ProviderId = ProviderId::new("entra");
/// The cloud in which the tenant lives.
const CLOUD: Given = Given::choice("idp.entra.cloud", CLOUDS);
/// Directory (tenant) ID, a GUID.
pub(crate) const TENANT: Given = Given::text("idp.entra.tenantId");
/// Application (client) ID, a GUID.
const CLIENT: Given = Given::text("idp.entra.clientId");

pub(super) const PROVIDER: Provider = Provider {
    questions: QUESTIONS,
    normalise: |d| {
        let tenant = tenant_of(TENANT.of(d), CLOUD.of(d));
        TENANT.put(d, &tenant);
        CLIENT.change(d, guid::bare);
    },
    connection: |d| Some(connection(d)),
    on_internet: true,
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
    ..Provider::new(ID, "Microsoft Entra ID", "One tenant, app registration")
};

/// What to do at it, and what to know about it.
pub(super) const GUIDE: Guide = Guide {
    title: "Register this in Entra",
    // F-entra-console, F-entra-errors, F-entra-groups.
    steps: &[
        Step::new(
            "Entra admin center > App registrations > New registration. Account type: this directory \
             only. Redirect URI: Web, with this address. Overview then shows Application (client) \
             ID and Directory (tenant) ID.",
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
            "In the app: Certificates & secrets > New client secret > Add. Copy the column Value at \
             once: it is shown only now. Secret ID is no secret.",
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
            "In the app: API permissions > Add a permission > Microsoft Graph > Delegated: tick these. \
             Then Grant admin consent: the column Status says Granted.",
        )
        .paste(&[Paste::Scopes])
        .traps(&[[
            "AADSTS65001, AADSTS90094: consent, approval of an administrator",
            "API permissions: Grant admin consent",
        ]]).mends(&["user", "email"]),
        Step::new(
            "In the app: Authentication, under Advanced settings or on the tab Settings: Allow public \
             client flows = Yes, Save. Only osmo login needs it.",
        )
        .traps(&[["AADSTS7000218 in osmo login", "Allow public client flows is not on"]]),
        Step::new(
            "In the app: App roles > Create app role, once for each value. Allowed member types: \
             Users/Groups. This only makes the roles; step 6 gives them to people.",
        )
        .paste(&[
            Paste::Text("Value of an app role for users", "osmo-user"),
            Paste::Text("Value of an app role for administrators", "osmo-admin"),
        ])
        .traps(&[[
            "somebody in many groups has no role",
            "Groups stand in for app roles (Token configuration), and Entra leaves out more than \
             200. Use app roles, or Groups assigned to the application",
        ]]).mends(&["roles"]),
        Step::new(
            "In another menu: Enterprise apps > the same name > Users and groups > Add user/group. \
             Choose people, then Select a role, Assign. The list shows each with the role.",
        )
        .traps(&[[
            "people have no role, and the token no roles",
            "Nobody gave it to them in Enterprise apps, or they are in a group inside the group. \
             Whole groups need Entra ID P1",
        ]]).for_roles(),
        Step::new(
            "There too: Properties > Assignment required = Yes, Save. Otherwise the whole tenant may sign in.",
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
    proof: Proof::Rendered,
    ..Guide::new()
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
            "Entra admin center > Overview: Tenant ID. Five groups of letters and digits (a GUID), not the domain name."
        )
        .required()
        .example("12345678-1234-1234-1234-123456789abc"),
        Field::given(
            &CLIENT,
            "Client ID",
            "App registrations > your app: Application (client) ID."
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
mod tests;
