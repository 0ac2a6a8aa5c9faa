//! What people paste, and what comes of it.

use super::*;
use crate::answers;
use crate::check;
use crate::plan::Plan;
use crate::secrets::Secrets;
use crate::syntax::{claim, url};
use proptest::prelude::*;

fn fixture(case: &str, file: &str) -> String {
    let path = format!(
        "{}/../tests/fixtures/{case}/{file}",
        env!("CARGO_MANIFEST_DIR")
    );
    std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{path}"))
}

fn value<'a>(offer: &'a Offer, path: &str) -> Option<&'a str> {
    let found = offer.rows.iter().find(|row| row.path == path);
    found.map(|row| row.value.as_str())
}

#[test]
fn what_people_paste() {
    let now = Answers::default();
    for (text, from, path, wanted) in [
        (
            "https://login.microsoftonline.com/12345678-1234-1234-1234-123456789abc/v2.0",
            "An address of Microsoft Entra ID",
            "idp.entra.tenantId",
            "12345678-1234-1234-1234-123456789abc",
        ),
        (
            "curl -fsS 'https://sso.example.com/realms/osmo/.well-known/openid-configuration' | jq .",
            "An address of Keycloak",
            "idp.keycloak.realm",
            "osmo",
        ),
        (
            "Issuer: https://example.okta.com/oauth2/default\nDashboard: https://example-admin.okta.com/admin/app/oidc_client/instance/0oa1b2c3d4E5f6G7h8i9/",
            "An address of Okta",
            "idp.okta.clientId",
            "0oa1b2c3d4E5f6G7h8i9",
        ),
    ] {
        let found = offer(text, &now).unwrap_or_else(|why| panic!("{text}: {why}"));
        assert_eq!(found.from, from);
        assert_eq!(value(&found, path), Some(wanted), "{text}");
        assert!(found.open.iter().any(|one| one.contains("redirect URI")));
        assert_ne!(found.answers, now);
    }
}

/// With headers of curl before it, each fixture's document makes the provider of the fixture, and says what it cannot.
#[test]
fn a_document_as_curl_shows_it() {
    for case in ["entra", "keycloak-prefix", "okta", "oidc", "authentik"] {
        let text = format!(
            "$ curl -si https://x\nHTTP/2 200\r\ncontent-type: application/json\r\n\r\n{}\n$",
            fixture(case, "discovery.json")
        );
        let found = offer(&text, &Answers::default()).unwrap_or_else(|why| panic!("{case}: {why}"));
        let wanted = answers::read(&fixture(case, "answers.yaml")).unwrap();
        assert_eq!(
            found.answers.deployment.idp.provider, wanted.deployment.idp.provider,
            "{case}"
        );
        assert!(found.open.contains(&"How long ID tokens live"), "{case}");
        assert!(found.said().iter().any(|one| one.contains("left out")));
    }
}

#[test]
fn what_is_neither() {
    for (text, words) in [
        ("", "Nothing is pasted"),
        ("hello there", "Not recognised: this takes"),
        ("https://intranet.example.com/start", "of no provider"),
        ("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln", "Check a token"),
        ("{\"a\": 1}", "no key issuer"),
        (
            "{\"issuer\": \"https://login.example.com/{tenantid}\"}",
            "many tenants",
        ),
        ("{\"issuer\": 1, \"issuer\": 2}", "stands twice"),
    ] {
        let why = offer(text, &Answers::default()).unwrap_err();
        assert!(why.contains(words), "{text}: {why}");
    }
}

#[test]
fn a_dead_end_is_said() {
    let found = offer("https://github.com/orgs/example", &Answers::default()).unwrap();
    assert!(found.warnings[0].breaks && found.said()[0].len() > 20);
    assert!(found.open.is_empty());
}

/// What the charts print bare, of a plan that the check lets pass.
fn bare(plan: &Plan) -> Vec<(&'static str, String)> {
    let Some(c) = plan.connection() else {
        return Vec::new();
    };
    let mut out = vec![
        ("url", c.issuer.clone()),
        ("url", c.jwks_uri.clone()),
        ("url", c.authorization_endpoint.clone()),
        ("url", c.token_endpoint.clone()),
    ];
    for one in &c.providers {
        out.push(("url", one.issuer.clone()));
        out.push(("word", one.audience.clone()));
        out.push(("claim", one.user_claim.clone()));
    }
    out
}

fn is_safe(kind: &str, text: &str) -> bool {
    match kind {
        "url" => url::parse(text).is_ok(),
        "claim" => claim::is_claim(text),
        _ => text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"._:@/-".contains(&b)),
    }
}

/// Texts that end or change a line of YAML, of Envoy's configuration, of a shell.
fn hard() -> impl Strategy<Value = String> {
    let parts = [
        " #x", ": ", "\n- a", "\"", "'", "\\", "{{", "}}", "${x}", "$(id)", "`id`", "\u{200b}",
        "\u{a0}", "é", "%0a", "?", "#", "&", "*", "!", "|", ">", "yes", "0x1F", "1e3", "@", "..",
        "//", ";", "\t", "<", "[", "]", "\u{202e}",
    ];
    let part = prop_oneof![
        proptest::sample::select(parts.to_vec()).prop_map(str::to_owned),
        "[a-zA-Z0-9._~-]{0,12}",
        any::<char>().prop_map(|c| c.to_string()),
    ];
    proptest::collection::vec(part, 0..4).prop_map(|parts| parts.concat())
}

/// A pasted text of a form that is known, with something hard in it.
fn pasted() -> impl Strategy<Value = String> {
    let forms = [
        "https://login.microsoftonline.com/@/v2.0?client_id=@",
        "https://@.okta.com/oauth2/@/v1/authorize?client_id=0o@",
        "https://@/realms/@/protocol/openid-connect/auth?client_id=@",
        "https://@/application/o/@/?client_id=@",
        "https://@.auth0.com/authorize?client_id=@",
        "https://auth.pingone.eu/@/as?client_id=@",
        "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_@",
        "https://@.auth.eu-west-1.amazoncognito.com/login?client_id=@",
        "https://dex.example.com/@?client_id=@",
        "https://gitlab.example.com/@?client_id=@",
        "https://x.zitadel.cloud/@?client_id=@",
        "{\"issuer\": \"https://@/@\", \"jwks_uri\": \"https://@/@\", \"authorization_endpoint\": \"https://@/a@\", \
         \"token_endpoint\": \"https://@/t\", \"scopes_supported\": [\"@\"], \"claims_supported\": [\"@\"]}",
        "{\"issuer\": \"@\", \"jwks_uri\": \"@\", \"authorization_endpoint\": \"@\", \"token_endpoint\": \"@\"}",
        "@",
    ];
    (
        proptest::sample::select(forms.to_vec()),
        proptest::collection::vec(hard(), 8),
    )
        .prop_map(|(form, hard)| {
            let mut hard = hard.iter();
            let mut out = String::new();
            for (index, part) in form.split('@').enumerate() {
                if index > 0 {
                    out.push_str(hard.next().map_or("", String::as_str));
                }
                out.push_str(part);
            }
            out
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is pasted, either the check refuses it or nothing of it can change a line of what the charts print bare (N13).
    #[test]
    fn no_pasted_text_reaches_a_bare_field(text in pasted()) {
        let mut now = answers::read(&fixture("entra", "answers.yaml")).unwrap();
        if let Ok(found) = offer(&text, &now) {
            now = found.answers;
            // Everything that the text did not give is good.
            for (path, example) in idp::chosen(&now.deployment).examples() {
                let field = questions::find(path).unwrap();
                if field.read(&now).is_empty() {
                    field.set(&mut now, example).unwrap();
                }
            }
            let plan = Plan::new(&now, &Secrets::default());
            if check::report(&plan).errors().next().is_none() {
                for (kind, value) in bare(&plan) {
                    prop_assert!(is_safe(kind, &value), "{kind} {value:?} from {text:?}");
                }
            }
        }
    }
}
