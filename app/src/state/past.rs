//! Undo and redo over the whole form: earlier answers, a step for each change. Secrets are not answers, so none is in here.

use super::State;
use leptos::prelude::*;
use osmo_configurator_core::fields::{Field, Kind};
use osmo_configurator_core::model::Answers;
use osmo_configurator_core::path::Path;
use osmo_configurator_core::questions;

/// So many steps are kept.
const MOST: usize = 100;

/// Answers as they were before a change, and what was changed.
struct Step {
    answers: Answers,
    /// The question; nothing if it was several.
    of: Option<Path>,
}

#[derive(Default)]
struct Steps {
    back: Vec<Step>,
    forth: Vec<Step>,
    /// The question that is being typed into: what is typed on is the same step.
    typing: Option<Path>,
}

/// The steps. They live as long as the page.
#[derive(Clone, Copy)]
pub(crate) struct Past(&'static Parts);

struct Parts {
    steps: StoredValue<Steps>,
    back: RwSignal<bool>,
    forth: RwSignal<bool>,
}

/// What a step back or forth changed.
pub(super) struct Turned {
    /// The question; nothing if it was several.
    of: Option<Path>,
}

impl Past {
    pub(super) fn new() -> Self {
        Self(Box::leak(Box::new(Parts {
            steps: StoredValue::new(Steps::default()),
            back: RwSignal::new(false),
            forth: RwSignal::new(false),
        })))
    }

    /// Says whether there is something to undo, or to redo.
    pub(crate) fn leads(self, back: bool) -> bool {
        if back {
            self.0.back.get()
        } else {
            self.0.forth.get()
        }
    }

    fn look(self, change: impl FnOnce(&mut Steps)) {
        let mut leads = (false, false);
        self.0.steps.update_value(|steps| {
            change(steps);
            leads = (!steps.back.is_empty(), !steps.forth.is_empty());
        });
        for (signal, leads) in [(self.0.back, leads.0), (self.0.forth, leads.1)] {
            if signal.get_untracked() != leads {
                signal.set(leads);
            }
        }
    }

    /// Keeps answers before they change. What is typed into one question, key after key, is one step.
    pub(super) fn keep(self, answers: &Answers, of: Option<Path>, typed: bool) {
        let typing = of.filter(|_| typed);
        let on = |steps: &Steps| typing.is_some() && steps.typing == typing;
        if self.0.steps.with_value(on) {
            return;
        }
        self.look(|steps| {
            steps.forth.clear();
            if steps.back.len() == MOST {
                steps.back.remove(0);
            }
            let answers = answers.clone();
            steps.back.push(Step { answers, of });
            steps.typing = typing;
        });
    }

    /// What is typed from here on is another step.
    pub(super) fn settle(self) {
        self.0.steps.update_value(|steps| steps.typing = None);
    }

    /// Forgets the last step: nothing was changed.
    pub(super) fn forget_last(self) {
        self.look(|steps| {
            steps.back.pop();
            steps.typing = None;
        });
    }

    pub(super) fn forget(self) {
        self.look(|steps| *steps = Steps::default());
    }

    /// Returns the answers of the step before or after these, and what was changed between.
    pub(super) fn turn(self, answers: &Answers, back: bool) -> Option<(Answers, Turned)> {
        let mut found = None;
        self.look(|steps| {
            let (from, to) = if back {
                (&mut steps.back, &mut steps.forth)
            } else {
                (&mut steps.forth, &mut steps.back)
            };
            if let Some(Step { answers: old, of }) = from.pop() {
                let answers = answers.clone();
                to.push(Step { answers, of });
                found = Some((old, Turned { of }));
            }
            steps.typing = None;
        });
        found
    }
}

/// Says whether a question is answered key by key.
pub(super) fn is_typed(field: &Field) -> bool {
    matches!(field.kind, Kind::Text | Kind::Lines | Kind::Yaml)
}

impl State {
    /// Takes the last change back, or makes it again.
    pub(crate) fn undo(self, back: bool) {
        let Some(Turned { of }) = self.given.turn(back) else {
            return;
        };
        self.apart.forget(None);
        let kind = of
            .and_then(|path| questions::find(&path))
            .map(|field| field.kind);
        // Extra values are in no draft, whichever way they came here.
        if kind == Some(Kind::Yaml) || kind.is_none() && untrack(|| self.given.has_extra()) {
            self.exit.extra_changed();
        }
        let what = of.map_or("several answers", |path| questions::label(path.as_str()));
        let done = if back { "Undone" } else { "Done again" };
        self.voice.tell(format!("{done}: {what}"));
    }
}
