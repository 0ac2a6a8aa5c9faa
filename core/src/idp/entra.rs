//! Microsoft Entra ID, one tenant, v2.0 endpoints (F-entra-endpoints, F-entra-public-client).

use super::given::{Given, ask};
use super::provider::{Mistaken, Proof, Provider, SecretForm, made_of};
use super::{Connection, JwtProvider, lower_case};
use crate::fields::Section;
use crate::model::{Deployment, ProviderId};
use crate::syntax::guid;
use crate::text::or_gap;

const ID: ProviderId = ProviderId::new("entra");
const LOGIN: &str = "https://login.microsoftonline.com";
/// Directory (tenant) ID, a GUID.
pub(crate) const TENANT: Given = Given::text("idp.entra.tenantId");
/// Application (client) ID, a GUID.
const CLIENT: Given = Given::text("idp.entra.clientId");

pub(super) const PROVIDER: Provider = Provider {
    questions: QUESTIONS,
    normalise: |d| {
        TENANT.change(d, lower_case);
        CLIENT.change(d, lower_case);
    },
    connection: |d| Some(connection(d)),
    title: "Register this in Entra",
    steps: &[
        "App registrations, New registration: accounts in this directory only, redirect URI of type Web.",
        "Certificates & secrets, New client secret: copy the column Value at once. Secret ID is something else.",
        "Authentication, Advanced settings: Allow public client flows = Yes, or osmo login fails with AADSTS7000218.",
        "App roles (or Token configuration, groups claim, emit groups as role claims) give the roles claim that OSMO reads.",
    ],
    who: |d| {
        let tenant = or_gap(TENANT.of(d), "tenant-id");
        format!(
            "The whole tenant {tenant}, guests included, unless \"Assignment required\" is set on the enterprise application"
        )
    },
    on_internet: true,
    two_secrets: true,
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
        ask!(
            TENANT,
            "Tenant ID",
            "Entra admin center, Overview: Tenant ID. A GUID, not the domain name."
        )
        .required()
        .example("12345678-1234-1234-1234-123456789abc"),
        ask!(
            CLIENT,
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
    let issuer = format!("{LOGIN}/{tenant}/v2.0");
    let provider = |issuer: String, user_claim: &str, note| JwtProvider {
        issuer,
        audience: client.clone(),
        user_claim: user_claim.to_owned(),
        note,
        issuer_from: TENANT.path,
        audience_from: CLIENT.path,
    };
    Connection {
        jwks_uri: format!("{LOGIN}/{tenant}/discovery/v2.0/keys"),
        providers: vec![
            provider(
                issuer.clone(),
                "preferred_username",
                "ID tokens of the v2.0 endpoints.",
            ),
            provider(
                format!("https://sts.windows.net/{tenant}/"),
                "unique_name",
                "v1.0 tokens of the same tenant. Envoy needs two entries at least; the slash belongs to the issuer.",
            ),
        ],
        device_client_id: client.clone(),
        client_id: client,
        authorization_endpoint: format!("{LOGIN}/{tenant}/oauth2/v2.0/authorize"),
        token_endpoint: format!("{LOGIN}/{tenant}/oauth2/v2.0/token"),
        device_endpoint: Some(format!("{LOGIN}/{tenant}/oauth2/v2.0/devicecode")),
        logout_endpoint: Some(format!("{LOGIN}/{tenant}/oauth2/v2.0/logout")),
        federated_logout: true,
        scope: "openid email profile offline_access".to_owned(),
        cookie_refresh: "50m".to_owned(),
        // Entra sends `email` only for users with a mailbox (F-entra-email, N7).
        extra_args: vec![(
            "--oidc-email-claim=preferred_username",
            "Entra sends an email claim only for users with a mailbox.",
        )],
        issuer,
        issuer_from: TENANT.path,
        client_from: CLIENT.path,
        device_client_from: CLIENT.path,
        device_endpoint_from: TENANT.path,
    }
}
