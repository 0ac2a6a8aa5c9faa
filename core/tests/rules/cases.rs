//! Good deployments, and how a test changes them.

use super::register::register;
use osmo_configurator_core::finding::{Finding, Report};
use osmo_configurator_core::idp::{PROVIDERS, Provider};
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

/// Every provider that can be used; its examples make a complete deployment.
pub(crate) fn usable() -> impl Iterator<Item = &'static Provider> {
    let all = PROVIDERS.iter().copied();
    all.filter(|provider| provider.dead_end.is_none())
}

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
    for provider in usable() {
        apply(&mut answers, &mut held, &provider.examples());
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
    let rule = register().get(finding.code).copied();
    let declared = rule.is_some_and(|rule| rule.finds.contains(&finding.severity));
    assert!(declared, "{finding:?} is not what its rule finds");
    for text in [&finding.what, &finding.why, &finding.fix] {
        assert!(text.len() > 10 && text.ends_with('.'), "{finding:?}");
        assert!(!text.contains(char::is_control), "{finding:?}");
    }
}

pub(crate) fn codes(report: &Report) -> BTreeSet<&'static str> {
    report.findings.iter().map(|f| f.code).collect()
}

/// No two warnings of a report are the same but for their words: to accept one is not to accept another.
#[track_caller]
pub(crate) fn assert_told_apart(report: &Report) {
    for (at, one) in report.warnings().enumerate() {
        for other in report.warnings().skip(at + 1) {
            assert!(
                !one.is_same(other) || one.what == other.what,
                "{one:?} and {other:?}"
            );
        }
    }
}
