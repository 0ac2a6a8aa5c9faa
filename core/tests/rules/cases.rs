//! Good deployments, and how a test changes them.

use osmo_configurator_core::finding::{Finding, Report};
use osmo_configurator_core::model::Answers;
use osmo_configurator_core::questions;
use osmo_configurator_core::secrets::{self, Secret, Secrets};
use std::collections::BTreeSet;

pub(crate) type Changes<'a> = &'a [(&'a str, &'a str)];

/// What an operator types beside the defaults, whatever the provider.
pub(crate) const BASE: Changes<'static> = &[
    ("hostname", "osmo.example.com"),
    ("postgres.serviceName", "pg.example.internal"),
    ("redis.serviceName", "redis.example.internal"),
];

/// A complete deployment for each provider.
pub(crate) const GOOD: &[(&str, Changes<'static>)] = &[
    (
        "entra",
        &[
            ("idp.entra.tenantId", "12345678-1234-1234-1234-123456789abc"),
            ("idp.entra.clientId", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"),
        ],
    ),
    (
        "google",
        &[(
            "idp.google.clientId",
            "123456789012-abc123def456ghi789jkl012mno345pq.apps.googleusercontent.com",
        )],
    ),
    ("keycloak", &[("idp.keycloak.host", "auth.example.com")]),
    (
        "oidc",
        &[
            ("idp.oidc.issuer", "https://login.example.com"),
            (
                "idp.oidc.authorizationEndpoint",
                "https://login.example.com/authorize",
            ),
            ("idp.oidc.tokenEndpoint", "https://login.example.com/token"),
            (
                "idp.oidc.deviceAuthorizationEndpoint",
                "https://login.example.com/device",
            ),
            ("idp.oidc.jwksUri", "https://login.example.com/keys"),
            ("idp.oidc.clientId", "osmo"),
        ],
    ),
    ("none", &[("idp.noneAccepted", "true")]),
];

pub(crate) const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

/// More than any list of lines may hold.
pub(crate) const LONG: &str = match std::str::from_utf8(&[b'a'; 16_385]) {
    Ok(text) => text,
    Err(_) => "",
};

pub(crate) fn apply(answers: &mut Answers, held: &mut Secrets, changes: Changes<'_>) {
    for (path, value) in changes {
        if let Some(field) = questions::find(path) {
            let taken = field.choose(answers, value);
            taken.unwrap_or_else(|misfit| panic!("{misfit}"));
        } else {
            let spec = secrets::find(path).unwrap_or_else(|| panic!("{path} is no path"));
            *(spec.get_mut)(held) = Secret::new(*value);
        }
    }
}

/// Everything good for every provider, Entra chosen, and then the changes.
pub(crate) fn case(changes: Changes<'_>) -> (Answers, Secrets) {
    let (mut answers, mut held) = (Answers::default(), Secrets::default());
    apply(&mut answers, &mut held, BASE);
    for (_, good) in GOOD {
        apply(&mut answers, &mut held, good);
    }
    apply(&mut answers, &mut held, changes);
    (answers, held)
}

#[track_caller]
pub(crate) fn assert_well_formed(finding: &Finding) {
    let known = questions::find(&finding.path).is_some() || secrets::find(&finding.path).is_some();
    assert!(
        known,
        "{} points at {}, which is no path",
        finding.code, finding.path
    );
    for text in [&finding.what, &finding.why, &finding.fix] {
        assert!(text.len() > 10 && text.ends_with('.'), "{finding:?}");
        assert!(!text.contains(char::is_control), "{finding:?}");
    }
}

pub(crate) fn codes(report: &Report) -> BTreeSet<&'static str> {
    report.findings.iter().map(|f| f.code).collect()
}
