//! Presets: answers that go together for one kind of site, and what taking one would change. Nothing is taken before the operator
//! has seen each of them.

mod table;

use crate::changes::{self, Change};
use crate::fields::Field;
use crate::model::{Answers, Platform};
use crate::path::Path;
use crate::questions;
pub use table::PRESETS;

/// Answers that go together.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// Its word, for ids on the page.
    pub word: &'static str,
    /// What the page calls it.
    pub name: &'static str,
    /// Who it is for, in a sentence.
    pub about: &'static str,
    settings: &'static [Setting],
}

/// One answer of a preset.
#[derive(Clone, Copy, Debug)]
struct Setting {
    path: Path,
    answer: &'static str,
    why: &'static str,
    /// The platforms where it is set.
    on: &'static [Platform],
}

/// One line of what a preset does: an answer as it is, as it would be, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// The question.
    pub label: &'static str,
    /// The answer as it is, in words.
    pub old: String,
    /// The answer as the preset has it, in words.
    pub new: String,
    /// Why; for an answer that follows from another one, that it does.
    pub why: &'static str,
}

/// What a preset does to answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Effect {
    /// What would change.
    pub changes: Vec<Row>,
    /// What stands already as the preset has it.
    pub kept: Vec<Row>,
}

impl Effect {
    /// Says how many answers the preset sets, and how many of them are others now.
    pub fn in_short(&self) -> String {
        let (changed, all) = (self.changes.len(), self.changes.len() + self.kept.len());
        let differ = match changed {
            0 => "all of them stand already".to_owned(),
            1 => "1 of them is different now".to_owned(),
            _ if self.kept.is_empty() => "all of them are different now".to_owned(),
            count => format!("{count} of them are different now"),
        };
        format!("Sets {all} answers; {differ}.")
    }
}

const FOLLOWS: &str = "It follows from the others.";

impl Preset {
    fn settings(&self, platform: Platform) -> impl Iterator<Item = &'static Setting> {
        let settings = self.settings.iter();
        settings.filter(move |one| one.on.contains(&platform))
    }

    /// Returns what would differ. What is not asked then is left as it is.
    fn changes(&self, answers: &Answers) -> Vec<Change> {
        let mut all = answers.clone();
        for setting in self.settings(answers.deployment.platform) {
            if let Some(field) = questions::find(&setting.path) {
                // The tests say that every one fits.
                field.choose(&mut all, setting.answer).unwrap_or_default();
            }
        }
        changes::between(answers, &all)
    }

    /// Returns the answers with the preset taken, as if the operator had chosen each.
    pub fn taken(&self, answers: &Answers) -> Answers {
        let mut new = answers.clone();
        changes::apply(&mut new, &self.changes(answers));
        new
    }

    /// Returns what taking it does, in the order of the walk.
    pub fn effect(&self, answers: &Answers) -> Effect {
        let platform = answers.deployment.platform;
        let changed = self.changes(answers);
        let why = |field: &Field| {
            let mut settings = self.settings(platform);
            settings
                .find(|one| one.path == field.path)
                .map(|one| one.why)
        };
        let row = |change: &Change| Row {
            label: change.field.label,
            old: change.shown_old(),
            new: change.shown_new(),
            why: why(change.field).unwrap_or(FOLLOWS),
        };
        let taken = self.taken(answers);
        let stays =
            |field: &&'static Field| !changed.iter().any(|one| one.field.path == field.path);
        let kept = |field: &'static Field| {
            let value = changes::shown(field, &field.read(answers));
            Some(Row {
                label: field.label,
                old: value.clone(),
                new: value,
                why: why(field)?,
            })
        };
        Effect {
            changes: changed.iter().map(row).collect(),
            kept: questions::asked(&taken.deployment)
                .filter(stays)
                .filter_map(kept)
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests;
