//! The check: all rules over all answers. Only it makes a [`Checked`] deployment, and only that gives a bundle.

use crate::finding::{Finding, Report, Severity};
use crate::idp::{self, Connection};
use crate::model::Answers;
use crate::rules::Case;
use crate::secrets::{SPECS, Secrets};
use crate::{fields, release};

/// Answers that passed the check, normalised, with the secrets that were given.
///
/// There is no other way to make one than [`check`], so nothing unchecked can be bundled.
#[derive(Debug)]
pub struct Checked<'a> {
    answers: Answers,
    secrets: &'a Secrets,
    connection: Option<Connection>,
    report: Report,
}

impl Checked<'_> {
    /// Returns the normalised answers.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Returns the secrets that were given or generated here.
    pub fn secrets(&self) -> &Secrets {
        self.secrets
    }

    /// Returns what follows from the identity provider.
    pub fn connection(&self) -> Option<&Connection> {
        self.connection.as_ref()
    }

    /// Returns the report; it holds warnings only.
    pub fn report(&self) -> &Report {
        &self.report
    }
}

fn run(answers: &Answers, secrets: &Secrets, connection: Option<&Connection>) -> Report {
    let case = Case {
        answers,
        secrets,
        connection,
    };
    let mut report = Report::default();
    for rule in release::of(&answers.deployment).rules() {
        rule(&case, &mut report);
    }
    in_order(report)
}

/// Puts errors first, each kind in the order of the walk; what stands at the same place keeps its order.
fn in_order(report: Report) -> Report {
    let mut left: Vec<Option<Finding>> = report.findings.into_iter().map(Some).collect();
    let mut findings = Vec::with_capacity(left.len());
    let paths = fields::all()
        .map(|field| field.path)
        .chain(SPECS.iter().map(|spec| spec.path));
    let places: Vec<Option<&str>> = paths.map(Some).chain([None]).collect();
    for severity in [Severity::Error, Severity::Warning] {
        for place in &places {
            for slot in &mut left {
                let here =
                    |f: &Finding| f.severity == severity && place.is_none_or(|path| path == f.path);
                if slot.as_ref().is_some_and(here) {
                    findings.extend(slot.take());
                }
            }
        }
    }
    Report { findings }
}

/// Returns all findings, errors first, each kind in the order of the walk.
pub fn report(answers: &Answers, secrets: &Secrets) -> Report {
    let answers = answers.normalised();
    let connection = idp::connection(&answers.deployment);
    run(&answers, secrets, connection.as_ref())
}

/// Checks answers and secrets. Warnings do not block.
///
/// # Errors
/// The report, if it holds an error.
pub fn check<'a>(answers: &Answers, secrets: &'a Secrets) -> Result<Checked<'a>, Report> {
    let answers = answers.normalised();
    let connection = idp::connection(&answers.deployment);
    let report = run(&answers, secrets, connection.as_ref());
    if report.is_clean() {
        Ok(Checked {
            answers,
            secrets,
            connection,
            report,
        })
    } else {
        Err(report)
    }
}
