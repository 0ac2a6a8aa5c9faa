//! Kinds of tokens, and what is none.

use super::super::check;
use super::{HEADER, NOW, claims, packed, plan, row, token};
use crate::secrets::Secret;

#[test]
fn algorithms_and_kinds() {
    let plan = plan("auth0", &[]);
    let body: Vec<String> = claims(&plan)
        .iter()
        .map(|(k, v)| format!("\"{k}\": {v}"))
        .collect();
    let body = format!("{{{}}}", body.join(", "));
    for (header, fails, words) in [
        ("{\"alg\": \"HS256\"}", true, "client secret"),
        ("{\"alg\": \"none\"}", true, "Nobody"),
        ("{}", true, "Nobody"),
        ("{\"alg\": \"ES256\"}", false, "published keys"),
        (
            "{\"alg\": \"RS256\", \"typ\": \"at+jwt\"}",
            true,
            "access token",
        ),
    ] {
        let checked = check(&plan, &packed(header, &body), NOW).unwrap();
        let found = row(&checked, "alg");
        assert_eq!(found.fails(), fails, "{header}");
        assert!(found.why.contains(words), "{found:?}");
    }
    assert_eq!(
        row(
            &check(&plan, &packed("{\"alg\": \"HS256\"}", &body), NOW).unwrap(),
            "alg"
        )
        .step,
        Some(3)
    );
}

#[test]
fn what_is_no_id_token() {
    let okta = plan("okta", &[]);
    for (text, words) in [
        ("", "Nothing"),
        ("abc", "only its issuer"),
        ("a.b.c", "no ID token"),
        ("eyJhbGciOiJSUzI1NiJ9.e30.x.y.z", "encrypted"),
        ("{\"id_token\": \"a.b.c.d\"}", "no ID token"),
        ("{\"access_token\": \"a.b.c\"}", "no id_token"),
        ("{\"id_token\": \"a.b.c\"", "not the whole JSON"),
        ("eyJhbGciOiJSUzI1NiJ9.W10.x", "no ID token"),
    ] {
        let why = check(&okta, &Secret::new(text), NOW).unwrap_err();
        assert!(why.contains(words), "{text}: {why}");
    }
    assert!(check(&okta, &Secret::new("a".repeat(70_000)), NOW).is_err());
    let twice = packed(HEADER, "{\"iss\": \"a\", \"iss\": \"b\"}");
    assert!(check(&okta, &twice, NOW).unwrap_err().contains("twice"));
    for word in ["none", "aws"] {
        assert!(check(&plan(word, &[]), &packed(HEADER, "{}"), NOW).is_err());
    }
}

/// As it comes out of a header or a terminal.
#[test]
fn what_stands_around_it_does_not_matter() {
    let plan = plan("okta", &[]);
    let bare = token(&claims(&plan));
    for text in [
        format!("Bearer {}", bare.expose()),
        format!(" \"{}\",\n", bare.expose()),
        // The provider's whole answer, in which another token stands too.
        format!(
            "{{\"access_token\": \"a.b.c\", \"id_token\": \"{}\"}}\n",
            bare.expose()
        ),
    ] {
        assert_eq!(
            check(&plan, &Secret::new(text), NOW),
            check(&plan, &bare, NOW)
        );
    }
}

/// Nothing is kept but what was compared: not the signature, not other claims.
#[test]
fn nothing_else_is_kept() {
    let plan = plan("okta", &[]);
    let mut claims = claims(&plan);
    claims.push(("phone".to_owned(), "\"+49 555 0100\"".to_owned()));
    let token = token(&claims);
    let kept = format!("{:?}", check(&plan, &token, NOW).unwrap());
    assert!(!kept.contains("555 0100") && !kept.contains("c2lnbmF0dXJl"));
    assert!(!kept.contains(token.expose()));
    assert_eq!(format!("{token:?}"), "Secret(hidden)");
}
