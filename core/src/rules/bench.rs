//! A bench for rules: a complete good deployment, a few changes, and what one rule says to them.

use super::Rule;
use crate::finding::{Finding, Severity};
use crate::idp::PROVIDERS;
use crate::model::Answers;
use crate::plan::Plan;
use crate::secrets::Secrets;
use crate::{questions, secrets};

/// What an operator types for a good deployment, beside the defaults and the examples of every provider.
const GOOD: &[(&str, &str)] = &[
    ("hostname", "osmo.example.com"),
    ("postgres.serviceName", "pg.example.internal"),
    ("redis.serviceName", "redis.example.internal"),
    ("idp.oidc.scope", "openid email profile offline_access"),
];

fn apply(answers: &mut Answers, held: &mut Secrets, changes: &[(&str, &str)]) {
    for (path, value) in changes {
        if let Some(field) = questions::find(path) {
            let taken = field.choose(answers, value);
            taken.unwrap_or_else(|misfit| panic!("{misfit}"));
        } else {
            let spec = secrets::find(path).unwrap_or_else(|| panic!("{path} is no path"));
            *(spec.get_mut)(held) = secrets::Secret::new(*value);
        }
    }
}

/// Returns what some rules say to the good deployment with these changes.
pub(crate) fn run(rules: &[Rule], changes: &[(&str, &str)]) -> Vec<Finding> {
    let (mut answers, mut held) = (Answers::default(), Secrets::default());
    for provider in PROVIDERS {
        apply(&mut answers, &mut held, &provider.examples());
    }
    apply(&mut answers, &mut held, GOOD);
    apply(&mut answers, &mut held, changes);
    let plan = Plan::new(&answers, &held);
    let rules: Vec<&Rule> = rules.iter().collect();
    let report = super::run(&plan, &rules);
    for finding in &report.findings {
        let known =
            questions::find(&finding.path).is_some() || secrets::find(&finding.path).is_some();
        assert!(
            known,
            "{} has an unknown path {}",
            finding.code, finding.path
        );
        let declared =
            |rule: &&Rule| rule.code == finding.code && rule.finds.contains(&finding.severity);
        assert!(
            rules.iter().any(declared),
            "{finding:?} is not what its rule says it finds"
        );
        let texts = [&finding.what, &finding.why, &finding.fix];
        assert!(texts.iter().all(|text| text.ends_with('.')), "{finding:?}");
        assert!(
            !finding.why.contains("  ") && !finding.fix.contains("  "),
            "{finding:?}"
        );
    }
    report.findings
}

/// Asserts that the rule has nothing to say.
#[track_caller]
pub(crate) fn passes(rule: Rule, changes: &[(&str, &str)]) {
    let findings = run(&[rule], changes);
    assert!(findings.is_empty(), "{changes:?} gives {findings:?}");
}

#[track_caller]
fn finds(rule: Rule, changes: &[(&str, &str)], severity: Severity, code: &str, path: &str) {
    let findings = run(&[rule], changes);
    let hit = |f: &Finding| f.code == code && f.path == path && f.severity == severity;
    assert!(
        findings.iter().any(hit),
        "{changes:?} gives {findings:?}, not {severity:?} {code} at {path}"
    );
}

/// Asserts that the rule adds an error.
#[track_caller]
pub(crate) fn refuses(rule: Rule, changes: &[(&str, &str)], code: &str, path: &str) {
    finds(rule, changes, Severity::Error, code, path);
}

/// Asserts that the rule adds a warning, and no error.
#[track_caller]
pub(crate) fn warns(rule: Rule, changes: &[(&str, &str)], code: &str, path: &str) {
    finds(rule, changes, Severity::Warning, code, path);
    let errors: Vec<_> = run(&[rule], changes)
        .into_iter()
        .filter(|f| f.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{changes:?} gives {errors:?}");
}
