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
    rules_of_answers(plan).chain(rules_of_extra(plan))
}

/// Returns the rules about answers to questions.
fn rules_of_answers(plan: &Plan) -> impl Iterator<Item = &'static Rule> {
    let areas = SHARED.iter().chain(release::of(plan).rules());
    areas.flat_map(|area| area.iter())
}

/// Returns the rules about the operator's own values. They read what the others refused, and say nothing where none are given.
fn rules_of_extra(plan: &Plan) -> impl Iterator<Item = &'static Rule> {
    release::extra_rules(plan)
        .iter()
        .flat_map(|area| area.iter())
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

/// Returns what the rules about answers find. Where the operator gave values of their own, [`of_extra`] has the rest.
pub fn of_answers(plan: &Plan) -> Report {
    let rules: Vec<&Rule> = rules_of_answers(plan).collect();
    report_of(plan, &rules)
}

/// Returns what the rules about the operator's own values find.
pub fn of_extra(plan: &Plan, whole: &Report) -> Vec<Finding> {
    let codes: Vec<&str> = rules_of_extra(plan).map(|rule| rule.code).collect();
    let ours = whole.findings.iter();
    ours.filter(|one| codes.contains(&one.code))
        .cloned()
        .collect()
}

/// Returns the code of a rule about the operator's own values that is spelt so.
pub fn extra_code(text: &str) -> Option<&'static str> {
    release::extra_code(text)
}

/// Puts both together, as [`report`] has them.
#[must_use]
pub fn joined(mut answers: Report, extra: Vec<Finding>) -> Report {
    answers.findings.extend(extra);
    in_order(answers)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Answers;
    use crate::release::offered;
    use crate::secrets::Secrets;

    #[test]
    fn a_code_belongs_to_answers_or_to_values_of_ones_own() {
        for facts in offered::all() {
            let mut answers = Answers::default();
            questions::find("release")
                .unwrap()
                .choose(&mut answers, facts.word)
                .unwrap();
            let plan = Plan::new(&answers, &Secrets::default());
            assert!(rules_of_extra(&plan).all(|rule| extra_code(rule.code) == Some(rule.code)));
            assert!(rules_of_answers(&plan).all(|rule| extra_code(rule.code).is_none()));
        }
        assert_eq!(extra_code("EXTR"), None);
    }
}
