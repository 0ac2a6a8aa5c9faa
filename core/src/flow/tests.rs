//! The way follows the answers, and the picture fits.

use super::*;
use crate::idp::PROVIDERS;
use crate::model::{Answers, SessionStore};
use crate::questions;
use crate::secrets::{SPECS, Secrets};

fn plan(word: &str, change: fn(&mut Answers)) -> Plan {
    let mut answers = Answers::default();
    let provider = crate::idp::find(word).unwrap();
    answers.deployment.idp.provider = provider.id;
    answers.deployment.hostname = "osmo.example.com".into();
    for (path, text) in provider.examples() {
        questions::find(path)
            .unwrap()
            .set(&mut answers, text)
            .unwrap();
    }
    change(&mut answers);
    Plan::new(&answers, &Secrets::default())
}

#[test]
fn every_provider_has_nine_steps_with_its_own_addresses() {
    for provider in PROVIDERS {
        let plan = plan(provider.id.word(), |_| ());
        let found = flow(&plan);
        let Some(c) = plan.connection() else {
            assert_eq!(found.steps.len(), 2);
            assert!(found.text().contains("Nobody is asked"));
            continue;
        };
        assert_eq!(found.steps.len(), 9, "{}", provider.label);
        for part in [
            &c.issuer,
            &c.client_id,
            "https://osmo.example.com/oauth2/callback",
            c.jwks_host(),
        ] {
            assert!(found.text().contains(part), "{}: {part}", provider.label);
        }
    }
}

#[test]
fn the_answers_are_followed() {
    let text = |change: fn(&mut Answers)| flow(&plan("okta", change)).text();
    assert!(text(|_| ()).contains("The session is the cookie"));
    let redis = text(|a| {
        a.deployment.oauth2_proxy.session_store = SessionStore::Redis;
        a.deployment.redis.service_name = "cache.example.com".into();
    });
    assert!(redis.contains("in Redis, cache.example.com"));
    assert!(text(|a| a.deployment.ingress.enabled = false).contains("which is yours"));
    assert!(text(|a| a.deployment.oauth2_proxy.cookie_refresh = "7m".into()).contains("Every 7m"));
}

/// Boxes stay inside the picture and apart from each other; a line begins at the edge of a box and ends at one; marks are apart.
#[test]
fn the_picture_fits() {
    for word in ["entra", "none"] {
        let found = flow(&plan(word, |a| {
            a.deployment.hostname = "a".repeat(300).as_str().into();
        }));
        for one in &found.places {
            assert!(
                one.x >= 0
                    && one.x + one.width <= WIDTH
                    && one.y >= 0
                    && one.y + one.height <= HEIGHT
            );
            assert!(one.line.chars().count() <= 26, "{}", one.line);
            let over = found.places.iter().filter(|other| {
                (one.x - other.x).abs() < one.width && (one.y - other.y).abs() < one.height
            });
            assert_eq!(over.count(), 1, "{}", one.title);
        }
        let edge = |(x, y): (i32, i32)| {
            found.places.iter().any(|one| {
                let beside = x == one.x || x == one.x + one.width;
                let above = y == one.y || y == one.y + one.height;
                let inside = (one.x..=one.x + one.width).contains(&x)
                    && (one.y..=one.y + one.height).contains(&y);
                inside && (beside || above)
            })
        };
        for line in &found.lines {
            assert!(edge(line.from) && edge(line.to), "{line:?}");
            let near = found.lines.iter().filter(|other| {
                (line.mark.0 - other.mark.0).abs() < 24 && (line.mark.1 - other.mark.1).abs() < 24
            });
            assert_eq!(near.count(), 1, "{line:?}");
        }
    }
}

#[test]
fn a_finding_has_its_step() {
    for (path, step) in [
        ("hostname", Some(Step::Enter)),
        ("ingress.tls", Some(Step::Enter)),
        ("skipAuthPaths.service", Some(Step::Pass)),
        ("oauth2Proxy.cookieDomain", Some(Step::Session)),
        ("oauth2Proxy.cookieRefresh", Some(Step::Token)),
        ("idp.okta.domain", Some(Step::Login)),
        ("idp.keycloak.tokenLifespan", Some(Step::Token)),
        ("idp.pingfederate.userClaim", Some(Step::Ask)),
        ("idp.oidc.issuer", Some(Step::Keys)),
        ("secrets.clientSecret", Some(Step::Token)),
        ("roleMapping.entries", Some(Step::Roles)),
        ("scaling.service.minReplicas", None),
    ] {
        assert_eq!(step_of(path), step, "{path}");
    }
    // Every question of a provider is about some step.
    let fields = PROVIDERS
        .iter()
        .flat_map(|one| one.questions)
        .flat_map(|part| part.fields);
    for field in fields {
        assert!(step_of(&field.path).is_some(), "{}", field.path);
    }
    assert!(
        SPECS
            .iter()
            .any(|spec| step_of(&spec.path) == Some(Step::Token))
    );
}
