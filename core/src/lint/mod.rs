//! The check for people who keep their own files: answers, or values of one chart. Every finding has its line.

mod place;
mod write;

pub use write::{json, sarif, text};

use crate::answers;
use crate::check;
use crate::finding::{Finding, Severity};
use crate::model::Answers;
use crate::plan::Plan;
use crate::questions;
use crate::release::facts::Chart;
use crate::release::offered;
use crate::secrets::Secrets;
use crate::yaml::{Branch, Tree, tree};
use place::line_of;

/// The rules that make sense for values without the answers around them. The others of their area are for values that are
/// laid over ours.
const RULES: [&str; 5] = ["EXTR02", "EXTR01", "EXTR04", "EXTR03", "EXTR11"];
/// Code of what is said about a file that cannot be read.
const UNREADABLE: &str = "FILE01";

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

/// One finding and its line.
#[derive(Clone, PartialEq, Debug)]
pub struct Found {
    /// Line, from 1.
    pub line: usize,
    /// Stable code.
    pub code: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// Path of the question, or key path in the values.
    pub path: String,
    /// What is wrong.
    pub what: String,
    /// What would happen.
    pub why: String,
    /// What to do.
    pub fix: String,
    /// Whether the file gives a reason why a warning is accepted.
    pub accepted: bool,
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

/// Returns the chart whose values a file holds: its name says so, or its keys do.
fn chart_of(name: &str, tree: &Tree) -> Option<&'static Chart> {
    let charts = offered::NEWEST.charts;
    let named = charts.iter().find(|chart| name.ends_with(chart.file));
    named.or_else(|| {
        let Branch::Map(entries) = &tree.branch else {
            return None;
        };
        let keys: Vec<&str> = entries
            .iter()
            .filter_map(|(key, _)| place::word(key))
            .collect();
        let root = |path: &str, key: &str| path.split('.').next() == Some(key);
        let answers = keys
            .iter()
            .filter(|key| questions::all().any(|field| root(&field.path, key)));
        let asked = answers.count();
        let live = |chart: &&Chart| keys.iter().filter(|key| chart.is_live(key)).count();
        // Of several that fit, the first one: all of them share what they have in common.
        let best = charts.iter().rev().max_by_key(|chart| live(chart))?;
        (live(&best) > asked).then_some(best)
    })
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
            values(chart, text, tree),
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

fn found(one: &Finding, path: &str, line: usize, accepted: bool) -> Found {
    Found {
        line,
        code: one.code,
        severity: one.severity,
        path: path.to_owned(),
        what: one.what.to_string(),
        why: one.why.to_string(),
        fix: one.fix.to_string(),
        accepted,
    }
}

fn unreadable(line: usize, path: &str, what: String) -> Found {
    Found {
        line,
        code: UNREADABLE,
        severity: Severity::Error,
        path: path.to_owned(),
        what,
        why: "What cannot be read is not used.".to_owned(),
        fix: "Mend this line.".to_owned(),
        accepted: false,
    }
}

fn of_answers(text: &str, tree: Option<&Tree>) -> Vec<Found> {
    let answers = match answers::read(text) {
        Ok(answers) => answers,
        Err(complaints) => {
            let all = complaints.told.iter();
            return all
                .map(|one| unreadable(one.line, &one.path, one.to_string()))
                .collect();
        }
    };
    let plan = Plan::new(&answers, &Secrets::default());
    let report = check::report(&plan);
    let one = |one: &Finding| {
        let reason = crate::accepted::reason(plan.deployment(), &report, one);
        let accepted = one.severity == Severity::Warning && !reason.is_empty();
        found(one, &one.path, line_of(tree, &one.path), accepted)
    };
    report.findings.iter().map(one).collect()
}

/// Looks at values alone: what the answers would say is not known here.
fn values(chart: &Chart, text: &str, tree: &Tree) -> Vec<Found> {
    let mut answers = Answers::default();
    let taken = questions::find(&chart.extra).map(|field| field.set(&mut answers, text));
    if !matches!(taken, Some(Ok(()))) {
        return vec![unreadable(
            1,
            "",
            "The file is larger than values are.".to_owned(),
        )];
    }
    let plan = Plan::new(&answers, &Secrets::default());
    let rules: Vec<_> = check::rules(&plan)
        .filter(|rule| RULES.contains(&rule.code))
        .collect();
    let report = check::report_of(&plan, &rules);
    let here = report.findings.iter().filter(|one| one.path == chart.extra);
    here.map(|one| {
        let said = one
            .subject
            .strip_prefix("line ")
            .and_then(|rest| rest.split(':').next());
        let line = said.and_then(|number| number.parse().ok());
        let line = line.unwrap_or_else(|| line_of(Some(tree), &one.subject));
        found(one, &one.subject, line, false)
    })
    .collect()
}

#[cfg(test)]
mod tests;
