//! Step "Identity provider": only what the chosen provider needs is asked.

use crate::fields::access::at;
use crate::fields::{Field, Section};
use crate::model::{Deployment, IdpProvider};

fn entra(d: &Deployment) -> bool {
    d.idp.provider == IdpProvider::Entra
}

fn google(d: &Deployment) -> bool {
    d.idp.provider == IdpProvider::Google
}

fn keycloak(d: &Deployment) -> bool {
    d.idp.provider == IdpProvider::Keycloak
}

fn oidc(d: &Deployment) -> bool {
    d.idp.provider == IdpProvider::Oidc
}

fn none(d: &Deployment) -> bool {
    d.idp.provider == IdpProvider::None
}

fn signs_in(d: &Deployment) -> bool {
    entra(d) || google(d) || keycloak(d) || oidc(d)
}

fn has_admin(d: &Deployment) -> bool {
    d.default_admin.enabled
}

pub(super) const SECTIONS: &[Section] = &[
    Section::new("", "", &[Field::new("idp.provider", "Provider", "", at!(idp.provider))]),
    Section::new(
        "App registration",
        "",
        &[
            Field::new(
                "idp.entra.tenantId",
                "Tenant ID",
                "Entra admin center, Overview: Tenant ID. A GUID, not the domain name.",
                at!(idp.entra.tenant_id),
            )
            .required()
            .example("12345678-1234-1234-1234-123456789abc"),
            Field::new(
                "idp.entra.clientId",
                "Client ID",
                "App registrations, your app: Application (client) ID.",
                at!(idp.entra.client_id),
            )
            .required()
            .example("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"),
        ],
    )
    .when(entra),
    Section::new(
        "OAuth client",
        "",
        &[Field::new(
            "idp.google.clientId",
            "Client ID",
            "Google Auth Platform, Clients, type Web application: the full ID.",
            at!(idp.google.client_id),
        )
        .required()
        .example("123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com")],
    )
    .when(google),
    Section::new(
        "Realm and clients",
        "",
        &[
            Field::new("idp.keycloak.host", "Keycloak hostname", "Reached by https on port 443 only.", at!(idp.keycloak.host))
                .required()
                .example("auth.example.com"),
            Field::new("idp.keycloak.realm", "Realm", "", at!(idp.keycloak.realm)).required(),
            Field::new(
                "idp.keycloak.legacyPath",
                "Addresses begin with /auth",
                "Keycloak before version 17, or a server that keeps the old path.",
                at!(idp.keycloak.legacy_path),
            ),
            Field::new(
                "idp.keycloak.browserClientId",
                "Browser client ID",
                "The confidential client (Client authentication on).",
                at!(idp.keycloak.browser_client_id),
            )
            .required(),
            Field::new(
                "idp.keycloak.deviceClientId",
                "Device client ID",
                "The public client with the OAuth 2.0 Device Authorization Grant, for osmo login.",
                at!(idp.keycloak.device_client_id),
            )
            .required(),
            Field::new(
                "idp.keycloak.tokenLifespan",
                "Access token lifespan",
                "Realm settings, Tokens. The session is refreshed a minute before it ends.",
                at!(idp.keycloak.token_lifespan),
            )
            .required()
            .short(),
            Field::new(
                "idp.keycloak.allowUnverifiedEmail",
                "Let users with an unverified e-mail address in",
                "Otherwise every user needs Email verified in Keycloak.",
                at!(idp.keycloak.allow_unverified_email),
            ),
        ],
    )
    .when(keycloak),
    Section::new(
        "Endpoints",
        "Open ISSUER/.well-known/openid-configuration in a browser: the values have the same names there.",
        &[
            Field::new("idp.oidc.issuer", "Issuer", "Byte for byte as in the document, with or without a slash at the end.", at!(idp.oidc.issuer))
                .required()
                .example("https://login.example.com"),
            Field::new("idp.oidc.authorizationEndpoint", "Authorization endpoint", "authorization_endpoint", at!(idp.oidc.authorization_endpoint))
                .required(),
            Field::new("idp.oidc.tokenEndpoint", "Token endpoint", "token_endpoint", at!(idp.oidc.token_endpoint)).required(),
            Field::new("idp.oidc.jwksUri", "JWKS URI", "jwks_uri; port 443 only", at!(idp.oidc.jwks_uri)).required(),
            Field::new(
                "idp.oidc.deviceAuthorizationEndpoint",
                "Device authorization endpoint",
                "device_authorization_endpoint; leave it empty if there is none.",
                at!(idp.oidc.device_authorization_endpoint),
            ),
            Field::new(
                "idp.oidc.endSessionEndpoint",
                "End session endpoint",
                "end_session_endpoint; leave it empty if there is none.",
                at!(idp.oidc.end_session_endpoint),
            ),
        ],
    )
    .when(oidc),
    Section::new(
        "Client",
        "",
        &[
            Field::new("idp.oidc.clientId", "Client ID", "The confidential web client.", at!(idp.oidc.client_id)).required(),
            Field::new(
                "idp.oidc.deviceClientId",
                "Device client ID",
                "A public client for osmo login; empty for the same one.",
                at!(idp.oidc.device_client_id),
            ),
            Field::new("idp.oidc.userClaim", "User claim", "The claim that becomes the user name in OSMO.", at!(idp.oidc.user_claim))
                .required(),
            Field::new(
                "idp.oidc.scope",
                "Scopes",
                "Add offline_access if the provider lists it: without it sessions end with the first token.",
                at!(idp.oidc.scope),
            )
            .required(),
            Field::new(
                "idp.oidc.allowUnverifiedEmail",
                "Let users with an unverified e-mail address in",
                "",
                at!(idp.oidc.allow_unverified_email),
            ),
        ],
    )
    .when(oidc),
    Section::new(
        "",
        "",
        &[Field::new(
            "idp.noneAccepted",
            "I know that everybody who reaches this address is an administrator",
            "Without an identity provider there is no authentication and no authorization; the admin's password protects nothing.",
            at!(idp.none_accepted),
        )],
    )
    .when(none),
    Section::new(
        "First administrator",
        "With a provider too, somebody has to give out the first roles.",
        &[
            Field::new(
                "defaultAdmin.enabled",
                "Create a default admin",
                "A user with a token, made when the API starts. Delete it once real administrators exist.",
                at!(default_admin.enabled),
            ),
            Field::new("defaultAdmin.username", "Admin user name", "", at!(default_admin.username)).required().when(has_admin),
        ],
    ),
    Section::new(
        "Sessions and exceptions",
        "",
        &[
            Field::new(
                "oauth2Proxy.cookieDomain",
                "Cookie domain",
                "Empty is safest. With UI port forwarding we derive the host name.",
                at!(oauth2_proxy.cookie_domain),
            ),
            Field::new("oauth2Proxy.cookieExpire", "Session length", "cookieExpire, a Go duration.", at!(oauth2_proxy.cookie_expire))
                .required()
                .short(),
            Field::new(
                "oauth2Proxy.cookieRefresh",
                "Session refresh",
                "cookieRefresh; empty derives it from the provider. Shorter than the ID token's life.",
                at!(oauth2_proxy.cookie_refresh),
            )
            .short(),
            Field::new("oauth2Proxy.extraArgs", "oauth2-proxy arguments", "More extraArgs, one a line.", at!(oauth2_proxy.extra_args))
                .example("--banner=-"),
            Field::new(
                "skipAuthPaths.service",
                "API paths without sign-in",
                "One a line. Envoy compares the beginning of the path: /a opens /ab too.",
                at!(skip_auth_paths.service),
            ),
            Field::new("skipAuthPaths.router", "Router paths without sign-in", "", at!(skip_auth_paths.router)),
            Field::new(
                "skipAuthPaths.mode",
                "These paths and ours",
                "Helm replaces lists, so we write the merged one.",
                at!(skip_auth_paths.mode),
            ),
        ],
    )
    .folded()
    .when(signs_in),
];
