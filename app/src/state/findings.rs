//! Which findings show: warnings at once, errors once the operator is done with the field, the step or the walk.

use super::walk::REVIEW;
use super::{State, apart};
use crate::route::ALL;
use osmo_configurator_core::fields::{Field, Kind};
use osmo_configurator_core::finding::{Finding, Severity};
use osmo_configurator_core::path::Path;
use osmo_configurator_core::questions::{self};

/// Says whether a finding is about an answer of a step; the page that has all steps has them all.
pub(super) fn stands_on(step: usize, finding: &Finding) -> bool {
    step == ALL || questions::step_of(&finding.path) == step
}

impl State {
    /// Returns what an answer is taken for, if that is not what was typed.
    pub(crate) fn taken(self, field: &'static Field) -> Option<String> {
        if let Some(parts) = self.apart.of(field.path) {
            return Some(parts);
        }
        let taken = self.given.plan(|plan| field.read(plan.answers()));
        let other = !taken.is_empty() && taken != self.given.read(field);
        // An answer to a question that is not asked is back at its default; that says nothing.
        let said = other && self.given.asks(|deployment| field.is_asked(deployment));
        said.then_some(taken)
    }

    /// Takes an answer from a control, as typed.
    pub(crate) fn answer(self, field: &'static Field, text: &str) {
        if apart::is_kept_out(field, text) {
            return;
        }
        self.apart.forget(Some(field.path));
        if field.kind == Kind::Yaml {
            self.exit.extra_changed();
        }
        if let Err(misfit) = self.given.choose(field, text) {
            self.voice.warn(misfit.to_string());
        }
    }

    /// Takes the default of a question in place of its answer: a step of its own, right after typing too.
    pub(crate) fn take_default(self, field: &'static Field, text: &str) {
        self.given.past.settle();
        self.answer(field, text);
        self.given.past.settle();
        self.left(field, text);
    }

    /// Takes answers that were typed before the program was there; they are newer than the draft.
    pub(crate) fn take_typed(self, typed: &[(String, String)]) {
        for (path, text) in typed {
            if let Some(field) = questions::find(path) {
                self.answer(field, text);
                if apart::is_kept_out(field, text) {
                    self.take_apart(field, text);
                }
            }
        }
    }

    /// Says whether a finding shows at the moment.
    pub(crate) fn shows(self, finding: &Finding) -> bool {
        finding.severity == Severity::Warning
            || self.walk.was_left(finding.path)
            || self.walk.was_seen(questions::step_of(&finding.path))
    }

    /// Returns the findings that show at a field or secret.
    pub(crate) fn findings(self, path: Path) -> Vec<Finding> {
        self.given.report(|report| {
            let shown = report.at(path).filter(|finding| self.shows(finding));
            shown.cloned().collect()
        })
    }

    /// Returns the errors of a step, or of all steps for the last one and for the page that has all.
    pub(crate) fn errors_of(self, step: usize) -> Vec<Finding> {
        let here = |finding: &&Finding| step == REVIEW || stands_on(step, finding);
        self.given
            .report(|report| report.errors().filter(here).cloned().collect())
    }

    /// Returns how many warnings a step has.
    pub(crate) fn warnings_of(self, step: usize) -> usize {
        let here = |finding: &&Finding| stands_on(step, finding);
        self.given
            .report(|report| report.warnings().filter(here).count())
    }

    /// Returns how many errors of a step show.
    pub(crate) fn shown_errors(self, step: usize) -> usize {
        let shown = |finding: &&Finding| stands_on(step, finding) && self.shows(finding);
        self.given
            .report(|report| report.errors().filter(shown).count())
    }
}
