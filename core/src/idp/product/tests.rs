//! Which product an issuer is of.

use super::*;

#[test]
fn good() {
    for (issuer, name) in [
        ("https://tenant.eu.auth0.com/", "Auth0"),
        ("https://tenant.eu.auth0.com", "Auth0"),
        ("https://sso.example.com/application/o/osmo/", "Authentik"),
        ("https://example.okta.com", "Okta"),
        ("https://example.okta.com/oauth2/default", "Okta"),
        (
            "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab1",
            "Amazon Cognito",
        ),
        (
            "https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_Ab1",
            "Amazon Cognito",
        ),
        ("https://accounts.google.com", "Google"),
        (
            "https://login.microsoftonline.us/12345678-1234-1234-1234-123456789abc/v2.0",
            "Microsoft Entra ID",
        ),
        ("https://example.okta.mil", "Okta"),
        ("https://login.example.com/oauth2/default", "Okta"),
        (
            "https://login.example.com/oauth2/aus1a2b3c4D5e6F7g8h9",
            "Okta",
        ),
        (
            "https://example.com/authentik/application/o/osmo",
            "Authentik",
        ),
        ("https://gitlab.com", "GitLab"),
        ("https://osmo-x1.eu1.zitadel.cloud", "Zitadel"),
        ("https://auth.pingone.eu/1234/as", "PingOne"),
        ("https://auth.example.com/realms/osmo", "Keycloak"),
        ("https://auth.example.com/auth/realms/osmo", "Keycloak"),
    ] {
        let found = of_issuer(issuer).map(|one| one.name);
        assert_eq!(found, Some(name), "{issuer}");
    }
}

#[test]
fn bad() {
    for issuer in [
        "https://login.example.com",
        "https://auth0.com.example.org/",
        "https://example.com/okta.com",
        "https://notokta.com",
        "https://login.example.com/oauth2/austria",
        "https://login.example.com/oauth2/token",
        "http://example.okta.com",
        "",
    ] {
        assert!(of_issuer(issuer).is_none(), "{issuer}");
    }
}

#[test]
fn keys_tell_what_runs_below_a_name_of_ones_own() {
    for (issuer, path, name) in [
        (
            "https://gitlab.example.com",
            "/oauth/discovery/keys",
            Some("GitLab"),
        ),
        (
            "https://example.com/gitlab",
            "/oauth/discovery/keys",
            Some("GitLab"),
        ),
        (
            "https://gitlab.example.com/",
            "/oauth/discovery/keys",
            Some("GitLab"),
        ),
        ("https://login.example.com", "/oauth2/v1/keys", Some("Okta")),
        ("https://login.example.com", "/keys", None),
    ] {
        let keys = format!("{}{path}", issuer.trim_end_matches('/'));
        let found = of(issuer, &keys).map(|one| one.name);
        assert_eq!(found, name, "{issuer} {path}");
        assert!(of(issuer, "").is_none());
    }
    let elsewhere = "https://gitlab.example.org/oauth/discovery/keys";
    assert!(of("https://gitlab.example.com", elsewhere).is_none());
    assert!(of("", "/oauth/discovery/keys").is_none());
}
