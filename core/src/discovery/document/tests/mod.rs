//! Documents of each provider, and each defect.

mod cases;

use super::*;
use cases::CASES;

fn document(case: &str) -> String {
    let path = format!(
        "{}/../tests/fixtures/{case}/discovery.json",
        env!("CARGO_MANIFEST_DIR")
    );
    std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{path}"))
}

fn value<'a>(imported: &'a Imported, path: &str) -> Option<&'a str> {
    imported
        .taken
        .iter()
        .find(|one| one.path == path)
        .map(|one| one.value.as_str())
}

/// Each provider's document gives back what its fixture answers, and the same connection.
#[test]
fn a_document_gives_the_answers_of_its_fixture() {
    for (case, word, answers) in CASES {
        let imported = import(&document(case)).unwrap_or_else(|why| panic!("{case}: {why}"));
        assert_eq!(
            value(&imported, "idp.provider"),
            Some(*word),
            "{case}: {:?}",
            imported.warnings
        );
        for (path, answer) in *answers {
            assert_eq!(value(&imported, path), Some(*answer), "{case}");
        }
        assert!(
            imported.warnings.iter().all(|one| !one.breaks),
            "{case}: {:?}",
            imported.warnings
        );
        // What we derive is what the document says, the issuer byte for byte.
        let c = derived(&imported.taken).unwrap();
        let read = paste::object(&document(case)).unwrap().0;
        assert_eq!(
            read.get(ISSUER).and_then(Json::text),
            Some(c.issuer.as_str()),
            "{case}"
        );
        assert_eq!(
            read.get(KEYS).and_then(Json::text),
            Some(c.jwks_uri.as_str()),
            "{case}"
        );
    }
}

/// The same in the other forms in which people have it.
#[test]
fn the_forms_that_people_paste() {
    let plain = document("auth0");
    let taken = import(&plain).unwrap().taken;
    for text in [
        format!("\u{feff}{plain}"),
        format!("HTTP/2 200\r\ncontent-type: application/json\r\n\r\n{plain}"),
        plain.replace('"', "&quot;"),
        format!("{:?}", plain.replace('\n', "")),
    ] {
        let imported = import(&text).unwrap();
        assert_eq!(imported.taken, taken);
        assert_eq!(import(&plain).unwrap().notes.len(), 0);
    }
}

/// Replaces a piece of a good document, and says what is then warned of.
fn spoilt(case: &str, from: &str, to: &str) -> Vec<Warning> {
    let text = document(case);
    assert!(text.contains(from), "{case}: {from}");
    import(&text.replace(from, to)).unwrap().warnings
}

#[test]
fn each_defect_has_its_warning() {
    for (case, from, to, breaks, words) in [
        ("oidc", "\"jwks_uri\"", "\"x\"", true, "no jwks_uri"),
        (
            "oidc",
            "\"token_endpoint\"",
            "\"x\"",
            true,
            "no token_endpoint",
        ),
        (
            "oidc",
            "https://keys.example.org",
            "https://keys.example.org:8443",
            true,
            "port 443",
        ),
        (
            "oidc",
            "https://keys.example.org",
            "http://keys.example.org",
            true,
            "http://",
        ),
        (
            "oidc",
            "https://keys.example.org",
            "https://keys.evil.net",
            false,
            "keys.evil.net",
        ),
        ("oidc", "\"RS256\"", "\"HS256\"", true, "HS256"),
        ("oidc", "\"RS256\"", "\"ES256\"", false, "RS256"),
        (
            "oidc",
            "client_secret_basic",
            "private_key_jwt",
            true,
            "client secret",
        ),
        ("oidc", "\"S256\"", "\"plain\"", false, "PKCE"),
        (
            "oidc",
            "\"email\", \"email_verified\"",
            "\"sub2\"",
            false,
            "email is not",
        ),
        (
            "oidc",
            "\"issuer\"",
            "\"i\": 1, \"issuer\"",
            false,
            "osmo login by device",
        ),
        ("okta", "device_code", "other", false, "device_code"),
        (
            "auth0",
            "auth0.com/oauth/token",
            "auth0.com/other",
            false,
            "looks like Auth0",
        ),
        ("auth0", "\"email\"", "\"email\"", false, "slash"),
        ("oidc", "\"email\"", "\"email\"", false, "roles is not"),
        (
            "gitlab",
            "\"sub\"",
            "\"sub\"",
            false,
            "end_session_endpoint",
        ),
    ] {
        let found = spoilt(case, from, to);
        let hit = found
            .iter()
            .any(|one| one.breaks == breaks && one.what.contains(words));
        assert!(hit, "{case} {from}: {found:?}");
    }
}

/// An issuer that departs by a slash is not the product's: nothing is put right behind the operator's back.
#[test]
fn the_issuer_stays_byte_for_byte() {
    let text = document("auth0").replace(
        "\"https://example.eu.auth0.com/\"",
        "\"https://example.eu.auth0.com\"",
    );
    let imported = import(&text).unwrap();
    assert_eq!(value(&imported, "idp.provider"), Some("oidc"));
    assert_eq!(
        value(&imported, "idp.oidc.issuer"),
        Some("https://example.eu.auth0.com")
    );
}

#[test]
fn no_document() {
    for (text, words) in [
        ("", "no JSON"),
        ("<html>404</html>", "no JSON"),
        ("{\"a\": 1}", "no key issuer"),
        ("{\"issuer\": 1}", "no key issuer"),
        ("{\"issuer\": \"http://a.example.com\"}", "http://"),
        (
            "{\"issuer\": \"https://login.microsoftonline.com/{tenantid}/v2.0\"}",
            "tenant's GUID",
        ),
        ("{\"issuer\": \"https://a.example.com #x\"}", "space"),
        ("{\"issuer\": \"a\", \"issuer\": \"b\"}", "stands twice"),
        ("{\"issuer\": [[[[[[[[[[1]]]]]]]]]]}", "nested"),
    ] {
        let why = import(text).unwrap_err();
        assert!(why.contains(words), "{text}: {why}");
    }
    assert!(import(&"x".repeat(70_000)).unwrap_err().contains("64 KiB"));
}

/// A hostile document gives no answer that the rules would not look at again.
#[test]
fn what_is_taken_has_the_form_of_an_address() {
    let text = document("oidc").replace(
        "https://keys.example.org/oauth/v2/keys",
        "https://keys.example.org/x #y",
    );
    let imported = import(&text).unwrap();
    assert_eq!(value(&imported, "idp.oidc.jwksUri"), None);
}

#[test]
fn a_dead_end_is_named() {
    let text = "{\"issuer\": \"https://token.actions.githubusercontent.com\", \"jwks_uri\": \
                \"https://token.actions.githubusercontent.com/.well-known/jwks\"}";
    let imported = import(text).unwrap();
    assert_eq!(value(&imported, "idp.provider"), Some("github"));
    assert!(imported.warnings[0].breaks && imported.warnings[0].what.contains("ID token"));
}
