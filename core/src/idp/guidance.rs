//! What to register at the provider, and what to know about it before the installation.

use super::{connection, redirect_uri};
use crate::model::{Deployment, IdpProvider};

/// One derived value, ready to be copied.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// What it is called in the provider's console.
    pub label: &'static str,
    /// The value.
    pub value: String,
}

/// What the page says beside the questions of one provider.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Guidance {
    /// Heading.
    pub title: &'static str,
    /// Values to register or to compare.
    pub facts: Vec<Fact>,
    /// Numbered steps and traps, in the order in which they bite.
    pub steps: &'static [&'static str],
}

const ENTRA: &[&str] = &[
    "App registrations, New registration: accounts in this directory only, redirect URI of type Web.",
    "Certificates & secrets, New client secret: copy the column Value at once. Secret ID is something else.",
    "Authentication, Advanced settings: Allow public client flows = Yes, or osmo login fails with AADSTS7000218.",
    "App roles (or Token configuration, groups claim, emit groups as role claims) give the roles claim that OSMO reads.",
];
const GOOGLE: &[&str] = &[
    "Google Auth Platform, Audience: Internal, or every Google account could sign in.",
    "Clients, Create client, Web application: add the redirect URI.",
    "Google sends no roles: give roles in OSMO with osmo user update. The default admin makes the first one.",
    "osmo login by device cannot work with Google; use access tokens for the CLI.",
];
const KEYCLOAK: &[&str] = &[
    "Browser client: Client authentication on, Standard flow, Valid redirect URIs exactly the one above.",
    "Device client: Client authentication off, OAuth 2.0 Device Authorization Grant on.",
    "Both clients: a client role mapper with the claim name roles, multivalued, added to the ID token.",
    "Users need Email verified, or tick the box for unverified addresses below.",
];
const OIDC: &[&str] = &[
    "Register a confidential web client with the redirect URI above.",
    "The ID token needs a roles array for role mapping; OSMO reads no claim of another name.",
    "The ID token needs an email claim, or add --oidc-email-claim to the oauth2-proxy arguments.",
    "If the provider lists the scope offline_access, add it: without it sessions end with the first token.",
];
const AWS: &[&str] = &[
    "AWS IAM Identity Center offers SAML sign-in and trusted identity propagation to customer applications, but no OpenID Connect login.",
    "OSMO's documentation gives four addresses for it; nobody could verify them, so none are generated here.",
    "Put Amazon Cognito or Keycloak in front: Identity Center signs users in by SAML, the broker speaks OIDC to OSMO.",
    "Then choose Generic OIDC (Cognito) or Keycloak here.",
];
const GITHUB: &[&str] = &[
    "GitHub signs users in by OAuth2 without an ID token; it is no OpenID Connect provider for people.",
    "Put Dex, Keycloak or Authentik in front, with GitHub as its upstream.",
    "Then choose Generic OIDC or Keycloak here.",
];
const NONE: &[&str] = &[
    "Envoy, oauth2-proxy and the authorization sidecar are switched off: whoever reaches the address can call every API as any user.",
    "Use it on a private test network only, best without ingresses and by kubectl port-forward.",
    "The CLI signs in with osmo login URL --method dev --username NAME.",
];

/// Returns what to say about the chosen provider.
pub fn guidance(deployment: &Deployment) -> Guidance {
    let hostname = super::or_gap(&deployment.hostname, "hostname");
    let (title, steps) = match deployment.idp.provider {
        IdpProvider::Entra => ("Register this in Entra", ENTRA),
        IdpProvider::Google => ("Register this at Google", GOOGLE),
        IdpProvider::Keycloak => ("Register this in Keycloak", KEYCLOAK),
        IdpProvider::Oidc => ("Register this at the provider", OIDC),
        IdpProvider::Aws => ("AWS IAM Identity Center cannot be used directly", AWS),
        IdpProvider::Github => ("GitHub cannot be used directly", GITHUB),
        IdpProvider::None => ("No sign-in at all", NONE),
    };
    let facts = connection(deployment).map(|c| {
        vec![
            Fact {
                label: "Redirect URI",
                value: redirect_uri(&hostname),
            },
            Fact {
                label: "Issuer",
                value: c.issuer.clone(),
            },
            Fact {
                label: "JWKS URI",
                value: c.jwks_uri.clone(),
            },
            Fact {
                label: "Scopes",
                value: c.scope.clone(),
            },
            Fact {
                label: "Roles claim",
                value: "roles".to_owned(),
            },
        ]
    });
    Guidance {
        title,
        facts: facts.unwrap_or_default(),
        steps,
    }
}
