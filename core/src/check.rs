//! The check: all rules over all answers. Only it makes a [`Checked`] deployment, and only that gives a bundle.

use crate::finding::{Finding, Report};
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Rule, SHARED, run};
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

/// Returns every rule that looks at a plan: those for all releases, then those of its own.
pub fn rules(plan: &Plan) -> impl Iterator<Item = &'static Rule> {
    let areas = SHARED.iter().chain(release::of(plan).rules());
    areas.flat_map(|area| area.iter())
}

/// Puts errors first, each kind in the order of the walk, and at one place by code, so that the order of the rules does not
/// show. What one rule says at one place keeps its order.
fn in_order(mut report: Report) -> Report {
    let paths = questions::all()
        .map(|field| field.path)
        .chain(SPECS.iter().map(|spec| spec.path));
    let places: Vec<Path> = paths.collect();
    let place = |one: &Finding| places.iter().position(|path| *path == one.path);
    report.findings.sort_by_cached_key(|one| {
        let place = place(one).unwrap_or(places.len());
        (one.severity, place, one.code)
    });
    report
}

/// Returns all findings, errors first, each kind in the order of the walk.
pub fn report(plan: &Plan) -> Report {
    let rules: Vec<&Rule> = rules(plan).collect();
    report_of(plan, &rules)
}

/// Returns the findings of these rules. In which order they are given does not matter.
pub fn report_of(plan: &Plan, rules: &[&Rule]) -> Report {
    in_order(run(plan, rules))
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
