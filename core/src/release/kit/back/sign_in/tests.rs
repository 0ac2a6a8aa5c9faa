//! Providers, known by what values say.

use super::*;

fn seen(issuer: &str) -> SignIn {
    SignIn {
        issuer: Some(issuer.to_owned()),
        client: Some("osmo".to_owned()),
        ..SignIn::default()
    }
}

fn answer<'a>(read: &'a [Read], path: &str) -> Option<&'a str> {
    let found = read.iter().find(|(at, _)| *at == path);
    found.map(|(_, text)| text.as_str())
}

#[test]
fn a_placeholder_still_names_the_provider() {
    let read = sign_in(&seen("https://login.microsoftonline.com/<tenant-id>/v2.0"));
    assert_eq!(answer(&read, "idp.provider"), Some("entra"));
    assert_eq!(answer(&read, "idp.entra.tenantId"), None);
}

#[test]
fn what_gives_other_addresses_is_generic() {
    let mut other = seen("https://auth.example.com/realms/osmo");
    other.keys = Some("https://keys.example.com/realms/osmo".to_owned());
    let read = sign_in(&other);
    assert_eq!(answer(&read, "idp.provider"), Some("oidc"));
    assert_eq!(answer(&read, "idp.oidc.clientId"), Some("osmo"));
    other.keys = None;
    assert_eq!(answer(&sign_in(&other), "idp.provider"), Some("keycloak"));
    let nothing = SignIn::default();
    assert_eq!(sign_in(&nothing), []);
}

#[test]
fn another_refresh_is_another_life_or_an_answer() {
    for (issuer, refresh, path, text) in [
        (
            "https://sso.example.com/application/o/osmo/",
            "59m",
            "idp.authentik.tokenLifetime",
            "1h",
        ),
        (
            "https://accounts.google.com",
            "10m",
            "oauth2Proxy.cookieRefresh",
            "10m",
        ),
    ] {
        let mut seen = seen(issuer);
        seen.refresh = Some(refresh.to_owned());
        assert_eq!(answer(&sign_in(&seen), path), Some(text), "{issuer}");
    }
}
