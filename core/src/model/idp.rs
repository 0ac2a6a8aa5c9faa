//! The identity provider. Each provider keeps its own answers, so that trying another one loses nothing.

use super::{Text, choice};
use serde::{Deserialize, Serialize};

choice! {
    /// Who signs users in.
    IdpProvider {
        Entra = "entra", "Microsoft Entra ID", "One tenant, app registration";
        Google = "google", "Google", "Workspace or Cloud Identity; carries no roles";
        Keycloak = "keycloak", "Keycloak", "A browser client and a device client";
        Oidc = "oidc", "Generic OIDC", "Anything with a discovery document";
        Aws = "aws", "AWS IAM Identity Center", "Not usable directly: see what to do instead";
        Github = "github", "GitHub", "Not an OIDC provider: see what to do instead";
        None = "none", "None (default admin)", "No authentication at all: private test networks only";
    }
}

/// Microsoft Entra ID.
#[derive(Clone, Default, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Entra {
    /// Directory (tenant) ID, a GUID.
    pub tenant_id: Text,
    /// Application (client) ID, a GUID.
    pub client_id: Text,
}

/// Google.
#[derive(Clone, Default, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Google {
    /// OAuth client ID, ending in `.apps.googleusercontent.com`.
    pub client_id: Text,
}

/// Keycloak 17 or later; `legacy_path` for older ones.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Keycloak {
    /// Host name of Keycloak.
    pub host: Text,
    /// Realm.
    pub realm: Text,
    /// Issuers begin with `/auth/realms/` (before Keycloak 17).
    pub legacy_path: bool,
    /// The confidential client for browsers.
    pub browser_client_id: Text,
    /// The public client for `osmo login`.
    pub device_client_id: Text,
    /// Access token lifespan of the realm, a Go duration such as `5m` (N5).
    pub token_lifespan: Text,
    /// Let users in whose e-mail address Keycloak has not verified (D31).
    pub allow_unverified_email: bool,
}

impl Default for Keycloak {
    fn default() -> Self {
        Self {
            host: Text::default(),
            realm: "osmo".into(),
            legacy_path: false,
            browser_client_id: "osmo-browser-flow".into(),
            device_client_id: "osmo-device".into(),
            token_lifespan: "5m".into(),
            allow_unverified_email: false,
        }
    }
}

/// Any provider with a discovery document.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Oidc {
    /// `issuer`, byte for byte.
    pub issuer: Text,
    /// `authorization_endpoint`.
    pub authorization_endpoint: Text,
    /// `token_endpoint`.
    pub token_endpoint: Text,
    /// `device_authorization_endpoint`; may be empty.
    pub device_authorization_endpoint: Text,
    /// `jwks_uri`.
    pub jwks_uri: Text,
    /// `end_session_endpoint`; may be empty.
    pub end_session_endpoint: Text,
    /// Client ID.
    pub client_id: Text,
    /// Client ID for `osmo login`; empty for the same one.
    pub device_client_id: Text,
    /// The claim that becomes the OSMO user name.
    pub user_claim: Text,
    /// Scopes.
    pub scope: Text,
    /// Let users in whose e-mail address the provider has not verified.
    pub allow_unverified_email: bool,
}

impl Default for Oidc {
    fn default() -> Self {
        Self {
            issuer: Text::default(),
            authorization_endpoint: Text::default(),
            token_endpoint: Text::default(),
            device_authorization_endpoint: Text::default(),
            jwks_uri: Text::default(),
            end_session_endpoint: Text::default(),
            client_id: Text::default(),
            device_client_id: Text::default(),
            user_claim: "preferred_username".into(),
            scope: "openid email profile".into(),
            allow_unverified_email: false,
        }
    }
}

/// The chosen provider and the answers of all of them.
#[derive(Clone, Default, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Idp {
    /// The one that is used.
    pub provider: IdpProvider,
    /// Microsoft Entra ID.
    pub entra: Entra,
    /// Google.
    pub google: Google,
    /// Keycloak.
    pub keycloak: Keycloak,
    /// Generic OIDC.
    pub oidc: Oidc,
    /// The operator has read that without an identity provider everybody is an administrator.
    pub none_accepted: bool,
}

/// The administrator that OSMO makes at start-up; advised with every provider (D24).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct DefaultAdmin {
    /// `services.defaultAdmin.enabled`.
    pub enabled: bool,
    /// `services.defaultAdmin.username`.
    pub username: Text,
}

impl Default for DefaultAdmin {
    fn default() -> Self {
        Self {
            enabled: true,
            username: "admin".into(),
        }
    }
}
