//! Runs the rules in their two phases, and says what a rule sees of an answer.

use super::form;
use super::rule::{PHASES, Rule};
use crate::fields::{Field, Grammar};
use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;

/// Returns what the rules say. In each phase they may come in any order.
pub(crate) fn run(plan: &Plan, rules: &[&Rule]) -> Report {
    let mut report = Report::default();
    for phase in PHASES {
        for rule in rules.iter().filter(|rule| rule.needs == phase) {
            (rule.check)(plan, &mut report);
        }
        report.settle();
    }
    report
}

impl Plan {
    /// Returns the answer at a path as text: one that is asked, not blank, readable, and not refused by the first phase.
    pub(crate) fn answer(&self, report: &Report, path: Path) -> Option<String> {
        let field = questions::asked_at(self.deployment(), path)?;
        let text = field.read(self.answers());
        let sound =
            !text.trim().is_empty() && !report.refused(path) && form::is_readable(field, &text);
        sound.then_some(text)
    }

    /// Returns the answers that lack the form that their questions name, of one form, under the same conditions.
    pub(crate) fn misformed(
        &self,
        report: &Report,
        grammar: Grammar,
    ) -> Vec<(&'static Field, String)> {
        let asked = questions::asked(self.deployment()).filter(|field| field.grammar == grammar);
        let answers = asked.filter_map(|field| Some((field, self.answer(report, field.path)?)));
        answers
            .filter(|(field, text)| !field.has_form(text))
            .collect()
    }

    /// Returns the entries of a list, under the same conditions.
    pub(crate) fn entries(&self, report: &Report, path: Path) -> Vec<String> {
        let text = self.answer(report, path).unwrap_or_default();
        text.lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// Returns the secret at a path, under the same conditions.
    pub(crate) fn secret(&self, report: &Report, path: Path) -> Option<&str> {
        let held = self.held(path)?;
        let sound = !report.refused(path) && form::is_readable_secret(held);
        sound.then_some(held)
    }

    /// Returns the secret at a path: one that is needed and was given.
    pub(super) fn held(&self, path: Path) -> Option<&str> {
        let spec = crate::secrets::find(&path)?;
        let held = (spec.get)(self.secrets());
        let wanted = (spec.needed)(self.deployment()) && !held.is_empty();
        wanted.then(|| held.expose())
    }
}
