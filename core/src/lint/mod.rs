//! The check for people who keep their own files: answers, or values of one chart. Every finding has its line.

mod write;

pub use write::{counted, json, sarif, text};

pub use crate::import::Found;

use crate::answers;
use crate::check;
use crate::finding::{Finding, Severity};
use crate::import::place::line_of;
use crate::import::{chart_of, values};
use crate::plan::Plan;
use crate::release::offered;
use crate::secrets::Secrets;
use crate::yaml::{Tree, tree};

/// What was found in one file.
#[derive(Clone, PartialEq, Debug)]
pub struct Linted {
    /// Name of the file, as it was given.
    pub name: String,
    /// What the file is taken for.
    pub kind: String,
    /// What was found, in the order of the lines.
    pub found: Vec<Found>,
}

impl Linted {
    /// Returns how many errors, and how many warnings without a reason there are.
    pub fn counts(&self) -> (usize, usize) {
        let count = |severity| {
            let these = self
                .found
                .iter()
                .filter(|one| one.severity == severity && !one.accepted);
            these.count()
        };
        (count(Severity::Error), count(Severity::Warning))
    }
}

/// Says that a file has the name of values, but of no chart whose keys are known here.
fn unknown(name: &str) -> Option<Linted> {
    let known = offered::NEWEST
        .charts
        .iter()
        .any(|chart| name.ends_with(chart.file));
    let values = name.ends_with("_values.yaml") && !known;
    values.then(|| Linted {
        name: name.to_owned(),
        kind: "values of another chart, not checked".to_owned(),
        found: Vec::new(),
    })
}

/// Checks a file.
pub fn lint(name: &str, text: &str) -> Linted {
    if let Some(unknown) = unknown(name) {
        return unknown;
    }
    let (tree, _) = tree(text);
    let chart = tree.as_ref().and_then(|tree| chart_of(name, tree));
    let (kind, mut found) = match (chart, &tree) {
        (Some(chart), Some(tree)) => (
            format!("values of the chart {}", chart.name),
            values(chart, text, tree, 0),
        ),
        _ => ("answers".to_owned(), of_answers(text, tree.as_ref())),
    };
    found.sort_by_key(|one| one.line);
    Linted {
        name: name.to_owned(),
        kind,
        found,
    }
}

fn of_answers(text: &str, tree: Option<&Tree>) -> Vec<Found> {
    let answers = match answers::read(text) {
        Ok(answers) => answers,
        Err(complaints) => {
            let all = complaints.told.iter();
            return all
                .map(|one| Found::unreadable(one.line, &one.path, &one.to_string()))
                .collect();
        }
    };
    let plan = Plan::new(&answers, &Secrets::default());
    let report = check::report(&plan);
    let one = |one: &Finding| {
        let reason = crate::accepted::reason(plan.deployment(), &report, one);
        let accepted = one.severity == Severity::Warning && !reason.is_empty();
        Found::of(one, &one.path, line_of(tree, &one.path), accepted)
    };
    report.findings.iter().map(one).collect()
}

#[cfg(test)]
mod tests;
