//! What follows from the answers of a generic provider.

use super::*;

/// The slash belongs to the issuer (F-issuer), and a discovery address does not show it.
#[test]
fn a_discovery_address_stands_for_its_issuer_where_that_is_known() {
    for (typed, issuer) in [
        ("https://x.eu.auth0.com", "https://x.eu.auth0.com/"),
        (
            "https://sso.example.com/application/o/osmo",
            "https://sso.example.com/application/o/osmo/",
        ),
        (
            "https://auth.example.com/realms/osmo",
            "https://auth.example.com/realms/osmo",
        ),
        ("https://x.okta.com/oauth2/default", "https://x.okta.com/oauth2/default"),
    ] {
        let typed = format!("{typed}/.well-known/openid-configuration");
        assert_eq!(issuer_of(&typed), issuer);
    }
    assert_eq!(
        issuer_of("https://x.okta.com/.well-known/oauth-authorization-server"),
        "https://x.okta.com"
    );
    for kept in [
        "https://login.example.com/.well-known/openid-configuration",
        "https://x.eu.auth0.com/",
        "https://x.eu.auth0.com",
    ] {
        assert_eq!(issuer_of(kept), kept);
    }
}

fn with(issuer: &str, life: &str) -> Deployment {
    let mut d = Deployment::default();
    assert!(ISSUER.put(&mut d, issuer) && TOKEN_LIFE.put(&mut d, life));
    d
}

/// Envoy refuses a token that has ended, whatever the session says (N5).
#[test]
fn the_refresh_follows_the_life_of_the_token() {
    for (issuer, life, refresh) in [
        ("https://login.example.com", "", "4m"),
        ("https://sso.example.com/application/o/osmo/", "", "4m"),
        ("https://gitlab.com", "", "1m"),
        ("https://x.eu.auth0.com/", "", "50m"),
        ("https://x.okta.com", "", "50m"),
        ("https://x.okta.com", "5m", "4m"),
        ("https://login.example.com", "2h", "119m"),
        ("https://login.example.com", "2m", "1m"),
    ] {
        let d = with(issuer, life);
        assert_eq!(connection(&d).cookie_refresh, refresh, "{issuer} {life}");
    }
}

/// Okta and Cognito answer with an error page (F-provider-logout).
#[test]
fn the_provider_is_asked_to_sign_out_only_where_that_works() {
    for (issuer, federated) in [
        ("https://login.example.com", true),
        ("https://auth.example.com/realms/osmo", true),
        ("https://x.okta.com", false),
        ("https://x.okta.com/oauth2/default", false),
        ("https://cognito-idp.us-east-1.amazonaws.com/us-east-1_a", false),
    ] {
        let mut d = with(issuer, "");
        assert!(END_SESSION.put(&mut d, "https://login.example.com/logout"));
        let c = connection(&d);
        assert_eq!(c.federated_logout, federated, "{issuer}");
        assert_eq!(c.logout_endpoint.is_some(), federated);
        assert_eq!(c.logout_note.is_none(), federated);
    }
}

/// GitLab and Okta below a name of one's own are known by where their keys are.
#[test]
fn keys_tell_the_product() {
    for (issuer, keys, refresh, federated) in [
        ("https://gitlab.example.com", "/oauth/discovery/keys", "1m", true),
        ("https://example.com/gitlab", "/oauth/discovery/keys", "1m", true),
        ("https://login.example.com", "/oauth2/v1/keys", "50m", false),
        ("https://login.example.com/oauth2/default", "/v1/keys", "50m", false),
        ("https://login.example.com", "/keys", "4m", true),
    ] {
        let mut d = with(issuer, "");
        assert!(JWKS.put(&mut d, &format!("{issuer}{keys}")));
        assert!(END_SESSION.put(&mut d, &format!("{issuer}/logout")));
        let c = connection(&d);
        assert_eq!((&*c.cookie_refresh, c.federated_logout), (refresh, federated), "{issuer}");
    }
}
