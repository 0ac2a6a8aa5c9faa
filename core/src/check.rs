//! The check: all rules over all answers. Only it makes a [`Checked`] deployment, and only that gives a bundle.

use crate::finding::{Finding, Report, Severity};
use crate::plan::Plan;
use crate::secrets::SPECS;
use crate::{questions, release};

/// A plan that passed the check.
///
/// There is no other way to make one than [`check`], so nothing unchecked can be bundled.
#[derive(Debug)]
pub struct Checked {
    plan: Plan,
    report: Report,
}

impl Checked {
    /// Returns the plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Returns the report; it holds warnings only.
    pub fn report(&self) -> &Report {
        &self.report
    }
}

/// Puts errors first, each kind in the order of the walk; what stands at the same place keeps its order.
fn in_order(report: Report) -> Report {
    let mut left: Vec<Option<Finding>> = report.findings.into_iter().map(Some).collect();
    let mut findings = Vec::with_capacity(left.len());
    let paths = questions::all()
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
pub fn report(plan: &Plan) -> Report {
    let mut report = Report::default();
    for rule in release::of(plan).rules() {
        rule(plan, &mut report);
    }
    in_order(report)
}

/// Checks a plan. Warnings do not block.
///
/// # Errors
/// The report, if it holds an error.
pub fn check(plan: Plan) -> Result<Checked, Report> {
    let report = report(&plan);
    if report.is_clean() {
        Ok(Checked { plan, report })
    } else {
        Err(report)
    }
}
