//! What is wrong with a file, each with its line: what cannot be read, what the rules for values say, and departures from
//! what works.

use super::differently;
use super::live::{Live, joined, shown};
use super::place::line_of;
use crate::check;
use crate::finding::{Finding, Severity};
use crate::model::Answers;
use crate::plan::Plan;
use crate::questions;
use crate::release;
use crate::release::facts::Chart;
use crate::release::kit::rules::extra;
use crate::release::offered;
use crate::secrets::Secrets;
use crate::syntax::{hidden, placeholder};
use crate::text::join;
use crate::yaml::{Branch, Defect, Doc, Mask, ReadError, Tree, write};
use serde_yaml::Value;
use std::collections::BTreeMap;

/// The rules that make sense for values without the answers around them, and whose findings name a key. The others of their
/// area are for values that are laid over ours, or are asked here line by line.
const RULES: [&str; 2] = ["EXTR03", "EXTR11"];
/// How many findings of one kind are told.
const MOST: usize = 100;
/// Code of what is said about a file that cannot be read.
pub(crate) const UNREADABLE: &str = "FILE01";

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

impl Found {
    /// Makes one of a rule's findings.
    pub(crate) fn of(one: &Finding, path: &str, line: usize, accepted: bool) -> Self {
        Self {
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

    /// Makes an error of a table's entry.
    pub(crate) fn error(code: &'static str, line: usize, path: &str, says: [&str; 3]) -> Self {
        let [what, why, fix] = says.map(str::to_owned);
        Self {
            line,
            code,
            severity: Severity::Error,
            path: path.to_owned(),
            what,
            why,
            fix,
            accepted: false,
        }
    }

    /// Makes it a warning.
    #[must_use]
    pub(crate) fn warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// Says that something cannot be read.
    pub(crate) fn unreadable(line: usize, path: &str, what: &str) -> Self {
        let says = [what, "What cannot be read is not used.", "Mend this line."];
        Self::error(UNREADABLE, line, path, says)
    }
}

/// Says what could not be read in a document.
pub(super) fn defects(defects: &[ReadError]) -> Vec<Found> {
    let one = |defect: &ReadError| {
        let line = defect.line.max(1);
        let says = match &defect.defect {
            Defect::Syntax => [
                "This is no YAML.",
                "Nothing of this document is used: a tab, an open quote or a bracket may be the reason, or its end is missing.",
                "Correct this line, and give the file again.",
            ],
            Defect::Unsupported => [
                "An anchor, an alias, a tag, or a document that is too deep.",
                "Nothing of this document is used: what an alias stands for is not looked up here.",
                "Write out what it stands for. helm get values shows the values without aliases.",
            ],
            Defect::Large => [
                "This document is larger than values are.",
                "Nothing of it is used.",
                "Give values of 256 kB and 32,000 keys at most, or objects of 1 MB.",
            ],
            Defect::Fraction(_) => [
                "A number that Helm would change.",
                "Helm keeps numbers with a point, an exponent or many digits as floats: 6.10 becomes 6.1.",
                "Put it into double quotes. An import takes it as it is written.",
            ],
            Defect::Twice(_) => [
                "A key stands twice in one place.",
                "Helm takes the last one without a word, and so does an import.",
                "Delete the one that does not count.",
            ],
        };
        let path = match &defect.defect {
            Defect::Twice(key) => shown(key).chars().take(80).collect(),
            _ => String::new(),
        };
        Found::error(UNREADABLE, line, &path, says)
    };
    defects.iter().map(one).collect()
}

/// Looks at the values of one chart alone: what the answers would say is not known here. The tree's lines may be those of a
/// longer text, of which so many stand above.
pub(crate) fn values(chart: &'static Chart, text: &str, tree: &Tree, above: usize) -> Vec<Found> {
    let mut found = of_file(chart, text, tree, above);
    found.extend(slips(chart, tree));
    found
}

/// Says what is wrong with one file, whatever other files of its chart say.
pub(super) fn of_file(chart: &'static Chart, text: &str, tree: &Tree, above: usize) -> Vec<Found> {
    if !matches!(tree.branch, Branch::Map(_)) {
        let says = "A values file is a mapping of keys to values: it begins with global:, services: or sidecars:.";
        return vec![Found::unreadable(tree.line, "", says)];
    }
    let mut found = dead(chart, tree);
    found.extend(of_rules(chart, tree));
    found.extend(differently::read_differently(text, tree, above));
    found.extend(placeholders(tree));
    found
}

/// EXTR02: each key that no template reads, once (F-unknown-keys).
fn dead(chart: &'static Chart, tree: &Tree) -> Vec<Found> {
    let live = Live::new(chart);
    let keys = offered::keys_of(offered::NEWEST.word);
    let mut starts: BTreeMap<String, usize> = BTreeMap::new();
    live.dead(tree, &mut |start, line| {
        starts.entry(start.to_owned()).or_insert(line);
    });
    let further = starts.len().saturating_sub(MOST);
    let mut found: Vec<Found> = starts
        .into_iter()
        .take(MOST)
        .map(|(key, line)| {
            let (what, why, fix) = extra::dead_key(offered::NEWEST, keys, chart, &key);
            Found::error(extra::DEAD_KEY, line, &key, [&what, &why, &fix])
        })
        .collect();
    if further > 0 {
        let what = format!(
            "Nothing in the chart {} reads {further} further keys.",
            chart.name
        );
        let says = [
            what.as_str(),
            "This is probably a file of something else.",
            "Give only what this chart is to be given.",
        ];
        found.push(Found::error(extra::DEAD_KEY, tree.line, "further", says));
    }
    found
}

/// What the rules for free values say. They are given the values without what keeps them from looking: placeholders and
/// characters that nobody sees.
fn of_rules(chart: &Chart, tree: &Tree) -> Vec<Found> {
    let text = join(&write(
        &Doc::of(legible(tree.meant()), chart.extra),
        Mask::Show,
    ));
    let mut answers = Answers::default();
    let taken = questions::find(&chart.extra).map(|field| field.set(&mut answers, &text));
    if !matches!(taken, Some(Ok(()))) {
        let says = "The file is larger than values are, so its keys were not checked one by one.";
        return vec![Found::unreadable(tree.line, "", says)];
    }
    let plan = Plan::new(&answers, &Secrets::default());
    let rules: Vec<_> = check::rules(&plan)
        .filter(|rule| RULES.contains(&rule.code))
        .collect();
    let report = check::report_of(&plan, &rules);
    let here = report.findings.iter().filter(|one| one.path == chart.extra);
    here.map(|one| Found::of(one, &one.subject, line_of(Some(tree), &one.subject), false))
        .collect()
}

fn legible(value: Value) -> Value {
    match value {
        Value::String(text)
            if placeholder::first(&text).is_some() || hidden::first(&text, |_| false).is_some() =>
        {
            Value::from("x")
        }
        Value::Sequence(items) => Value::Sequence(items.into_iter().map(legible).collect()),
        Value::Mapping(map) => {
            let entries = map
                .into_iter()
                .map(|(key, value)| (legible(key), legible(value)));
            Value::Mapping(entries.collect())
        }
        other => other,
    }
}

/// Returns the departures from what works.
pub(super) fn slips(chart: &Chart, tree: &Tree) -> Vec<Found> {
    let here = release::reading()
        .slips
        .iter()
        .filter(|one| one.charts.contains(&chart.name) && (one.found)(tree));
    here.map(|one| Found {
        severity: one.severity,
        ..Found::error(
            one.code,
            line_of(Some(tree), one.key),
            one.key,
            [one.what, one.why, one.fix],
        )
    })
    .collect()
}

/// Returns the placeholders of a document, each with its line.
fn placeholders(tree: &Tree) -> Vec<Found> {
    fn walk(tree: &Tree, path: &str, out: &mut Vec<Found>) {
        if out.len() == MOST {
            return;
        }
        for (name, key, value) in tree.entries() {
            let path = joined(path, &name);
            if let Some(text) = value.text()
                && placeholder::first(&text).is_some()
            {
                let says = [
                    "A placeholder is still there.",
                    "Helm takes it silently.",
                    "Answer the question. An import leaves it open.",
                ];
                out.push(Found::error("IMP24", key.line, &path, says));
            }
            walk(value, &path, out);
        }
        for item in tree.items() {
            walk(item, &format!("{path}[]"), out);
        }
    }
    let mut out = Vec::new();
    walk(tree, "", &mut out);
    out.truncate(MOST);
    out
}
