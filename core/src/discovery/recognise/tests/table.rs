//! Addresses of each provider, and near misses.

const GUID: &str = "12345678-1234-1234-1234-123456789abc";

/// Address, provider, and the end of each path with its answer.
pub(super) type Case = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

/// Address, provider, and what else is taken: the end of the path and the answer.
pub(super) const GOOD: &[Case] = &[
    (
        "https://login.microsoftonline.com/12345678-1234-1234-1234-123456789ABC/v2.0/.well-known/openid-configuration",
        "entra",
        &[("cloud", "worldwide"), ("tenantId", GUID)],
    ),
    (
        "https://login.microsoftonline.us/12345678-1234-1234-1234-123456789abc/oauth2/v2.0/authorize?client_id=aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee&scope=openid",
        "entra",
        &[
            ("cloud", "us-government"),
            ("clientId", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"),
            ("tenantId", GUID),
        ],
    ),
    (
        "https://login.chinacloudapi.cn/12345678-1234-1234-1234-123456789abc",
        "entra",
        &[("cloud", "china"), ("tenantId", GUID)],
    ),
    (
        "https://sts.windows.net/12345678-1234-1234-1234-123456789abc/",
        "entra",
        &[("cloud", "worldwide"), ("tenantId", GUID)],
    ),
    (
        "https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee/isMSAApp~/false",
        "entra",
        &[
            ("cloud", "worldwide"),
            ("clientId", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"),
        ],
    ),
    (
        "https://login.microsoftonline.com/contoso.onmicrosoft.com/v2.0",
        "entra",
        &[("cloud", "worldwide")],
    ),
    ("https://accounts.google.com", "google", &[]),
    (
        "123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com",
        "google",
        &[(
            "clientId",
            "123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com",
        )],
    ),
    (
        "https://console.cloud.google.com/auth/clients/1-a.apps.googleusercontent.com?project=x",
        "google",
        &[("clientId", "1-a.apps.googleusercontent.com")],
    ),
    (
        "example.okta.com",
        "okta",
        &[("domain", "example.okta.com")],
    ),
    (
        "https://example-admin.okta.com/admin/app/oidc_client/instance/0oa1b2c3d4E5f6G7h8i9#tab-general",
        "okta",
        &[
            ("domain", "example.okta.com"),
            ("clientId", "0oa1b2c3d4E5f6G7h8i9"),
        ],
    ),
    (
        "https://example.oktapreview.com/oauth2/aus1/.well-known/oauth-authorization-server",
        "okta",
        &[
            ("domain", "example.oktapreview.com"),
            ("authorizationServerId", "aus1"),
        ],
    ),
    (
        "https://example.okta.com/.well-known/oauth-authorization-server/oauth2/default",
        "okta",
        &[
            ("domain", "example.okta.com"),
            ("authorizationServerId", "default"),
        ],
    ),
    (
        "https://example.okta.com/oauth2/v1/authorize?x=1",
        "okta",
        &[("domain", "example.okta.com")],
    ),
    (
        "https://example.eu.auth0.com/",
        "auth0",
        &[("domain", "example.eu.auth0.com")],
    ),
    (
        "https://manage.auth0.com/dashboard/eu/example/applications/aBcDeF/settings",
        "auth0",
        &[("domain", "example.eu.auth0.com"), ("clientId", "aBcDeF")],
    ),
    (
        "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123/.well-known/jwks.json",
        "cognito",
        &[("userPoolId", "eu-west-1_AbCdEf123")],
    ),
    (
        "https://example.auth.eu-west-1.amazoncognito.com/login?client_id=1h57&response_type=code",
        "cognito",
        &[
            ("domain", "example.auth.eu-west-1.amazoncognito.com"),
            ("clientId", "1h57"),
        ],
    ),
    (
        "https://eu-west-1.console.aws.amazon.com/cognito/v2/idp/user-pools/eu-west-1_AbCdEf123/overview?region=eu-west-1",
        "cognito",
        &[("userPoolId", "eu-west-1_AbCdEf123")],
    ),
    ("https://d-1234567890.awsapps.com/start", "aws", &[]),
    ("https://oidc.us-east-1.amazonaws.com/token", "aws", &[]),
    (
        "https://auth.pingone.com.au/12345678-1234-1234-1234-123456789abc/as/authorize",
        "pingone",
        &[("region", "com.au"), ("environmentId", GUID)],
    ),
    (
        "https://console.pingone.eu/index.html?env=12345678-1234-1234-1234-123456789ABC#home",
        "pingone",
        &[("region", "eu"), ("environmentId", GUID)],
    ),
    (
        "https://example-a1.eu1.zitadel.cloud/ui/console/projects/1",
        "zitadel",
        &[("host", "example-a1.eu1.zitadel.cloud")],
    ),
    (
        "https://id.example.com/oauth/v2/authorize?client_id=3045",
        "zitadel",
        &[("host", "id.example.com"), ("clientId", "3045")],
    ),
    ("https://github.com/login/oauth/authorize", "github", &[]),
    (
        "https://auth.example.com/realms/osmo/protocol/openid-connect/auth?client_id=osmo-browser-flow",
        "keycloak",
        &[
            ("host", "auth.example.com"),
            ("legacyPath", "false"),
            ("pathPrefix", ""),
            ("realm", "osmo"),
            ("browserClientId", "osmo-browser-flow"),
        ],
    ),
    (
        "https://auth.example.com/auth/realms/osmo",
        "keycloak",
        &[
            ("host", "auth.example.com"),
            ("legacyPath", "true"),
            ("realm", "osmo"),
        ],
    ),
    (
        "https://apps.example.com/sso/admin/master/console/#/research/clients",
        "keycloak",
        &[
            ("host", "apps.example.com"),
            ("legacyPath", "false"),
            ("pathPrefix", "/sso"),
            ("realm", "research"),
        ],
    ),
    (
        "https://sso.example.com/application/o/osmo/.well-known/openid-configuration",
        "authentik",
        &[("host", "sso.example.com"), ("applicationSlug", "osmo")],
    ),
    (
        "https://sso.example.com/application/o/authorize/?client_id=abc",
        "authentik",
        &[("host", "sso.example.com"), ("clientId", "abc")],
    ),
    (
        "https://sso.example.com/if/admin/#/core/applications",
        "authentik",
        &[("host", "sso.example.com")],
    ),
    (
        "https://sso.example.com:9031/as/authorization.oauth2",
        "pingfederate",
        &[("host", "sso.example.com")],
    ),
    (
        "https://sso.example.com/pf/JWKS",
        "pingfederate",
        &[("host", "sso.example.com")],
    ),
    (
        "https://gitlab.com/-/user_settings/applications",
        "gitlab",
        &[("host", "gitlab.com")],
    ),
    (
        "https://code.example.com/oauth/discovery/keys",
        "gitlab",
        &[("host", "code.example.com")],
    ),
    (
        "https://dex.example.com/dex/.well-known/openid-configuration",
        "dex",
        &[("issuer", "https://dex.example.com/dex")],
    ),
    (
        "https://apps.example.com/dex/auth/github?x=1",
        "dex",
        &[("issuer", "https://apps.example.com/dex")],
    ),
    (
        "https://dex.example.com",
        "dex",
        &[("issuer", "https://dex.example.com")],
    ),
    (
        "https://login.example.com/id/.well-known/openid-configuration",
        "oidc",
        &[("issuer", "https://login.example.com/id")],
    ),
];

/// Near misses: of nobody, or of no tenant.
pub(super) const BAD: &[&str] = &[
    "",
    "osmo",
    "okta",
    "https://okta.com",
    "https://www.okta.com/free-trial",
    "https://example.okta.com.evil.org",
    "https://notokta.com",
    "https://auth0.com/docs",
    "https://manage.auth0.com/",
    "https://login.microsoftonline.com.evil.org/12345678-1234-1234-1234-123456789abc",
    "https://accounts.google.com.evil.org",
    "https://s3.eu-west-1.amazonaws.com/bucket",
    "https://eu-west-1.console.aws.amazon.com/ec2",
    "https://amazoncognito.com.evil.org",
    "https://www.pingone.com",
    "https://auth.pingone.example",
    "https://zitadel.cloud",
    "https://github.com.evil.org",
    "https://auth.example.com/realm/osmo",
    "https://auth.example.com/admin/",
    "https://sso.example.com/application/osmo",
    "https://sso.example.com/as/token",
    "https://mygitlab.com/",
    "https://index.example.com",
    "https://login.example.com",
    "ftp://example.okta.com",
    "{\"issuer\": \"https://example.okta.com\"}",
];
