//! Which findings show: warnings at once, errors once the operator is done with the field, the step or the walk.

use super::State;
use super::walk::REVIEW;
use crate::live::memo;
use leptos::prelude::*;
use osmo_configurator_core::accepted;
use osmo_configurator_core::fields::{Field, Kind};
use osmo_configurator_core::finding::{Finding, Severity};
use osmo_configurator_core::questions::{self};

impl State {
    /// Takes an answer from a control, as typed.
    pub(crate) fn answer(self, field: &'static Field, text: &str) {
        if field.kind == Kind::Yaml {
            self.unsaved_extra.set(true);
        }
        let mut taken = Ok(());
        self.answers
            .update(|answers| taken = field.choose(answers, text));
        if let Err(misfit) = taken {
            self.say(misfit.to_string());
        }
    }

    /// Remembers that a field was left after a change.
    pub(crate) fn touch(self, path: &'static str) {
        if !self
            .touched
            .with_untracked(|touched| touched.contains(&path))
        {
            self.touched.update(|touched| {
                touched.push(path);
            });
        }
    }

    /// Says whether a finding shows at the moment.
    pub(crate) fn shows(self, finding: &Finding) -> bool {
        let path = finding.path.as_str();
        finding.severity == Severity::Warning
            || self.touched.with(|touched| touched.contains(&path))
            || self
                .seen
                .with(|seen| seen.contains(&questions::step_of(path)))
    }

    /// Returns the findings that show at a field or secret.
    pub(crate) fn findings(self, path: &'static str) -> Memo<Vec<Finding>> {
        memo(move || {
            self.report.with(|report| {
                report
                    .at(path)
                    .filter(|finding| self.shows(finding))
                    .cloned()
                    .collect()
            })
        })
    }

    /// Returns why a warning is accepted.
    pub(crate) fn reason(self, finding: &Finding) -> String {
        self.report.with(|report| {
            self.answers
                .with(|answers| accepted::reason(&answers.deployment, report, finding).to_owned())
        })
    }

    /// Takes why a warning is accepted, as typed.
    pub(crate) fn accept(self, finding: &Finding, reason: &str) {
        self.report.with_untracked(|report| {
            self.answers.update(|answers| {
                accepted::accept(&mut answers.deployment, report, finding, reason);
            });
        });
    }

    /// Returns the errors of a step, or of all steps for the last one.
    pub(crate) fn errors_of(self, step: usize) -> Vec<Finding> {
        let here = |finding: &&Finding| step == REVIEW || questions::step_of(&finding.path) == step;
        self.report
            .with(|report| report.errors().filter(here).cloned().collect())
    }

    /// Returns how many errors of a step show.
    pub(crate) fn shown_errors(self, step: usize) -> usize {
        let shown =
            |finding: &&Finding| questions::step_of(&finding.path) == step && self.shows(finding);
        self.report
            .with(|report| report.errors().filter(shown).count())
    }
}
