//! The check for people who keep their own files: answers, or values of one chart. Every finding has its line.

mod write;

pub use write::{counted, json, sarif, text};

pub use crate::import::Found;

use crate::answers;
use crate::check;
use crate::finding::{Finding, Severity};
use crate::import::place::line_of;
use crate::import::{Part, UNREADABLE, chart_of, parts, values};
use crate::plan::Plan;
use crate::release::offered;
use crate::secrets::Secrets;
use crate::yaml::Tree;

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
    let parts = match parts(name, text) {
        Ok(parts) => parts,
        Err(found) => return linted(name, "not read", vec![*found]),
    };
    let charts = |part: &Part| part.tree.as_ref().and_then(|tree| chart_of(name, tree));
    let Some(first) = parts.first().filter(|first| charts(first).is_some()) else {
        let tree = parts.first().and_then(|first| first.tree.as_ref());
        return linted(name, "answers", of_answers(text, tree));
    };
    let kind = charts(first).map(|chart| format!("values of the chart {}", chart.name));
    let mut found = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        found.extend(part.found.iter().cloned());
        if place > 0 {
            let says = [
                "A further document stands in this file.",
                "Helm reads the first one of a values file alone, without a word.",
                "Give it a file of its own.",
            ];
            found.push(Found::error(UNREADABLE, part.above + 1, "", says));
        }
        let tree = part.tree.as_ref();
        let tree = tree.filter(|tree| !part.is_fatal && !tree.is_null());
        if let Some(tree) = tree
            && let Some(chart) = charts(part).or_else(|| charts(first))
        {
            found.extend(values(chart, &part.text, tree, part.above));
        }
    }
    linted(name, &kind.unwrap_or_default(), found)
}

fn linted(name: &str, kind: &str, mut found: Vec<Found>) -> Linted {
    found.sort_by_key(|one| one.line);
    Linted {
        name: name.to_owned(),
        kind: kind.to_owned(),
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
