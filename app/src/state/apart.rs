//! What is pasted into a box and holds more than one answer: it is taken apart, and the box says what it was taken as.

use super::State;
use crate::bridge::{self, Verb};
use crate::components::ids;
use leptos::prelude::*;
use osmo_configurator_core::changes::{self, Change};
use osmo_configurator_core::discovery;
use osmo_configurator_core::fields::{Field, Kind};
use osmo_configurator_core::secrets::{self, Secret};
use osmo_configurator_core::{answers, path::Path};

/// What the box of a question was taken as, last.
#[derive(Clone, Copy)]
pub(crate) struct Apart(RwSignal<Option<(Path, String)>>);

impl Apart {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Returns what the box of a question was taken as.
    pub(super) fn of(self, path: Path) -> Option<String> {
        self.0.with(|one| {
            let mine = one.as_ref().filter(|(of, _)| *of == path);
            mine.map(|(_, text)| text.clone())
        })
    }

    /// Forgets it: the question has another answer by now.
    pub(super) fn forget(self, path: Option<Path>) {
        let stale = |one: &Option<(Path, String)>| {
            one.as_ref()
                .is_some_and(|(of, _)| path.is_none_or(|path| *of == path))
        };
        if self.0.with_untracked(stale) {
            self.0.set(None);
        }
    }
}

/// Says whether a text is kept out of the answers, and so out of the draft: a password may stand in it, or be about to.
pub(super) fn is_kept_out(field: &Field, text: &str) -> bool {
    field.kind == Kind::Text && discovery::is_begun(text)
}

impl State {
    /// Remembers that a box was left after a change, and takes apart what was kept out of the answers.
    pub(crate) fn left(self, field: &'static Field, text: &str) {
        self.walk.leave_field(field.path);
        self.given.past.settle();
        if is_kept_out(field, text) {
            self.take_apart(field, text);
        }
    }

    /// Takes apart what was pasted into the box of a question, if it holds more than its answer.
    pub(crate) fn take_apart(self, field: &'static Field, text: &str) {
        if field.kind == Kind::Text && text.contains([':', '*']) {
            let text = Secret::new(text);
            self.with_workbench(move || self.take_parts(field, text.expose().as_bytes()));
        }
    }

    fn take_parts(self, field: &'static Field, bytes: &[u8]) {
        let path = field.path.as_str();
        let Some(said) = self.workbench.ask(Verb::Apart, path, bytes).text() else {
            return;
        };
        let Some((short, notes, new)) = bridge::handed(&said) else {
            return self.voice.warn(said);
        };
        // The workbench wrote them itself, so they can be read.
        let Ok(new) = answers::read(new) else {
            return;
        };
        let all = untrack(|| self.given.answers(|old| changes::between(old, &new)));
        self.given.apply(&all.iter().collect::<Vec<&Change>>());
        let (secret, notes) = notes
            .split_first()
            .map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
        if let Some(spec) = secrets::find(secret) {
            let held = self.workbench.ask(Verb::ApartSecret, path, bytes).bytes();
            if let Some(Ok(held)) = held.map(String::from_utf8) {
                self.take_secret(spec, held);
                self.given.follow_put_now();
            }
        }
        self.apart.0.set(Some((field.path, short.clone())));
        let answer = untrack(|| self.given.read(field));
        self.port.show(&ids::id(path), &answer);
        let mut told = vec![format!("Taken as {short}.")];
        told.extend_from_slice(notes);
        self.voice.tell(told.join(" "));
    }
}
