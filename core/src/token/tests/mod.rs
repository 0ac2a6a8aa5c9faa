//! Tokens of each provider, good and with each defect.

mod defects;
mod forms;

use super::*;
use crate::idp::PROVIDERS;
use crate::model::Answers;
use crate::questions;
use crate::secrets::Secrets;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

const NOW: u64 = 1_800_000_000;

/// A deployment from a provider's examples, and more answers.
fn plan(word: &str, more: &[(&str, &str)]) -> Plan {
    let provider = idp::find(word).unwrap();
    let mut answers = Answers::default();
    answers.deployment.idp.provider = provider.id;
    for (path, text) in provider.examples().iter().chain(more) {
        questions::find(path)
            .unwrap()
            .set(&mut answers, text)
            .unwrap();
    }
    Plan::new(&answers, &Secrets::default())
}

fn packed(header: &str, claims: &str) -> Secret {
    let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
    Secret::new(format!("{}.{}.c2lnbmF0dXJl", part(header), part(claims)))
}

const HEADER: &str = "{\"alg\": \"RS256\", \"kid\": \"1\"}";

/// Claims that fit, as pairs of key and JSON.
fn claims(plan: &Plan) -> Vec<(String, String)> {
    let c = plan.connection().unwrap();
    let mut out = vec![
        ("iss".to_owned(), format!("\"{}\"", c.issuer)),
        ("aud".to_owned(), format!("\"{}\"", c.client_id)),
        ("email".to_owned(), "\"ada@example.com\"".to_owned()),
        ("email_verified".to_owned(), "true".to_owned()),
        ("roles".to_owned(), "[\"osmo-user\"]".to_owned()),
        ("iat".to_owned(), (NOW - 10).to_string()),
        ("exp".to_owned(), (NOW + 86_400).to_string()),
    ];
    let user = c
        .providers
        .iter()
        .find(|one| one.issuer == c.issuer)
        .unwrap()
        .user_claim
        .clone();
    if user != "email" {
        out.push((user, "\"ada\"".to_owned()));
    }
    out
}

fn token(claims: &[(String, String)]) -> Secret {
    let body: Vec<String> = claims
        .iter()
        .map(|(key, value)| format!("\"{key}\": {value}"))
        .collect();
    packed(HEADER, &format!("{{{}}}", body.join(", ")))
}

/// Checks good claims with one of them changed; an empty value takes it away.
fn changed(plan: &Plan, key: &str, value: &str) -> Checked {
    let mut claims = claims(plan);
    claims.retain(|(name, _)| name != key);
    if !value.is_empty() {
        claims.push((key.to_owned(), value.to_owned()));
    }
    check(plan, &token(&claims), NOW).unwrap()
}

#[track_caller]
fn row<'a>(checked: &'a Checked, claim: &str) -> &'a Row {
    let found = checked.rows.iter().find(|row| row.claim == claim);
    found.unwrap_or_else(|| panic!("{claim}: {checked:?}"))
}

#[test]
fn a_good_token_of_every_provider_passes() {
    let mut seen = 0;
    for provider in PROVIDERS {
        let plan = plan(provider.id.word(), &[]);
        if plan.connection().is_none() || provider.dead_end.is_some() {
            continue;
        }
        let checked = check(&plan, &token(&claims(&plan)), NOW).unwrap();
        assert!(checked.passes(), "{}: {checked:?}", provider.label);
        assert_eq!(
            row(&checked, "iss").found,
            plan.connection().unwrap().issuer
        );
        seen += 1;
    }
    assert_eq!(seen, 13);
}

/// Groups that Entra left out are said as such.
#[test]
fn too_many_groups() {
    let plan = plan("entra", &[]);
    let mut claims = claims(&plan);
    claims.retain(|(name, _)| name != "roles");
    claims.push((
        "_claim_names".to_owned(),
        "{\"groups\": \"src1\"}".to_owned(),
    ));
    let checked = check(&plan, &token(&claims), NOW).unwrap();
    let found = row(&checked, "roles");
    assert!(found.why.contains("200 groups"));
    assert_eq!(found.step, Some(5));
}

#[test]
fn the_step_is_one_of_the_providers() {
    let checked = changed(&plan("zitadel", &[]), "preferred_username", "");
    let step = row(&checked, "preferred_username").step.unwrap();
    let steps = idp::guide_of(idp::find("zitadel").unwrap().id).steps;
    assert!(steps[step - 1].text.contains("User Info inside ID Token"));
}

#[test]
fn the_answers_decide() {
    let allowed = plan("keycloak", &[("idp.keycloak.allowUnverifiedEmail", "true")]);
    assert!(changed(&allowed, "email_verified", "false").passes());
    let other = plan(
        "okta",
        &[("oauth2Proxy.extraArgs", "--oidc-email-claim=upn")],
    );
    assert!(
        !changed(&other, "email_verified", "false").passes(),
        "upn is missing"
    );
    assert!(changed(&other, "upn", "\"ada\"").passes());
    let refresh = plan("okta", &[("oauth2Proxy.cookieRefresh", "48h")]);
    assert!(row(&changed(&refresh, "x", ""), "exp - iat").fails());
}

/// Entra's address is the user's name: no email claim is needed, and none has to be verified.
#[test]
fn entra_needs_no_address() {
    let plan = plan("entra", &[]);
    assert!(changed(&plan, "email", "").passes());
    assert!(changed(&plan, "email_verified", "false").passes());
}

#[test]
fn a_token_of_osmo_login_passes_envoy() {
    let plan = plan("keycloak", &[]);
    let checked = changed(&plan, "aud", "\"osmo-device\"");
    assert!(checked.passes(), "{checked:?}");
    assert_eq!(row(&checked, "aud").proxy, Verdict::Ignores);
}

/// The page may be asked before all answers are there: then nothing is wrong with the token.
#[test]
fn what_is_not_answered_yet_is_no_fault_of_the_token() {
    let token = token(&claims(&plan("okta", &[])));
    let mut answers = Answers::default();
    answers.deployment.idp.provider = idp::find("okta").unwrap().id;
    let open = Plan::new(&answers, &Secrets::default());
    let checked = check(&open, &token, NOW).unwrap();
    for name in ["iss", "aud"] {
        let row = row(&checked, name);
        assert!(!row.fails() && row.is_unanswered(), "{row:?}");
        assert!(row.why.contains("still missing"), "{row:?}");
    }
    assert!(!checked.passes());
    assert_eq!(
        checked.sum(),
        "2 claims cannot be compared yet: answers are missing."
    );
}
