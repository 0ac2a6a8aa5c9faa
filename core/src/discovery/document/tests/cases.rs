//! What each fixture's document gives.

/// Fixture, provider, and answers that its document gives.
pub(super) type Case = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

pub(super) const CASES: &[Case] = &[
    ("entra", "entra", &[("idp.entra.cloud", "worldwide")]),
    (
        "entra-us-government",
        "entra",
        &[("idp.entra.cloud", "us-government")],
    ),
    ("entra-china", "entra", &[("idp.entra.cloud", "china")]),
    ("google", "google", &[]),
    (
        "keycloak",
        "keycloak",
        &[
            ("idp.keycloak.realm", "osmo"),
            ("idp.keycloak.legacyPath", "false"),
        ],
    ),
    (
        "keycloak-prefix",
        "keycloak",
        &[
            ("idp.keycloak.realm", "research"),
            ("idp.keycloak.pathPrefix", "/sso"),
        ],
    ),
    (
        "okta",
        "okta",
        &[("idp.okta.authorizationServerId", "default")],
    ),
    (
        "okta-org",
        "okta",
        &[("idp.okta.domain", "example.okta-gov.com")],
    ),
    (
        "auth0",
        "auth0",
        &[("idp.auth0.domain", "example.eu.auth0.com")],
    ),
    (
        "cognito",
        "cognito",
        &[
            ("idp.cognito.userPoolId", "eu-west-1_AbCdEf123"),
            (
                "idp.cognito.domain",
                "example.auth.eu-west-1.amazoncognito.com",
            ),
        ],
    ),
    ("pingone", "pingone", &[("idp.pingone.region", "eu")]),
    (
        "pingfederate",
        "pingfederate",
        &[("idp.pingfederate.host", "sso.example.com")],
    ),
    (
        "gitlab",
        "gitlab",
        &[("idp.gitlab.host", "gitlab.example.com")],
    ),
    (
        "dex",
        "dex",
        &[("idp.dex.issuer", "https://dex.example.com/dex")],
    ),
    (
        "authentik",
        "authentik",
        &[("idp.authentik.applicationSlug", "osmo")],
    ),
    (
        "zitadel",
        "zitadel",
        &[("idp.zitadel.host", "example-a1b2c3.eu1.zitadel.cloud")],
    ),
    (
        "oidc",
        "oidc",
        &[("idp.oidc.scope", "openid email profile offline_access")],
    ),
];
