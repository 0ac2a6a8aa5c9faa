//! What came from outside, by a link or a file, and waits: nothing of it is taken before the operator has looked at it.

use super::State;
use super::walk::HEADING;
use crate::bridge::{self, Verb};
use crate::route;
use leptos::prelude::*;
use osmo_configurator_core::answers;
use osmo_configurator_core::changes::{self, Change};
use osmo_configurator_core::fields::Kind;
use osmo_configurator_core::model::Answers;

/// How much of a file's name is shown.
const NAME: usize = 80;

/// What waits.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Waiting {
    /// What it is.
    pub(crate) from: String,
    /// What else there is to say about it.
    pub(crate) notes: Vec<String>,
    /// What it would change.
    pub(crate) changes: Vec<Change>,
    /// Whether it could be read.
    pub(crate) read: bool,
}

/// What waits, what of it is ticked, and whether it is looked at.
#[derive(Clone, Copy)]
pub(crate) struct Arrival {
    waiting: RwSignal<Option<Waiting>>,
    ticked: RwSignal<Vec<bool>>,
    looks: RwSignal<bool>,
}

impl Arrival {
    pub(super) fn new() -> Self {
        Self {
            waiting: RwSignal::new(None),
            ticked: RwSignal::new(Vec::new()),
            looks: RwSignal::new(false),
        }
    }

    /// Returns what is looked at.
    pub(crate) fn looked_at(self) -> Option<Waiting> {
        self.waiting.get().filter(|_| self.looks.get())
    }

    /// Says whether something waits that is not looked at.
    pub(crate) fn waits(self) -> bool {
        self.waiting.with(Option::is_some) && !self.looks.get()
    }

    /// Says whether a change is ticked.
    pub(crate) fn is_ticked(self, place: usize) -> bool {
        self.ticked.with(|ticked| ticked.get(place) == Some(&true))
    }

    /// Ticks a change, or not.
    pub(crate) fn tick(self, place: usize, yes: bool) {
        self.ticked.update(|ticked| {
            if let Some(one) = ticked.get_mut(place) {
                *one = yes;
            }
        });
    }

    pub(super) fn look_away(self) {
        if self.looks.get_untracked() {
            self.looks.set(false);
        }
    }

    pub(super) fn forget(self) {
        self.waiting.set(None);
        self.looks.set(false);
    }
}

/// Returns what can be shown of the name of a file.
fn shown(name: &str) -> String {
    let plain = |c: &char| c.is_ascii_graphic() || *c == ' ';
    name.chars().filter(plain).take(NAME).collect()
}

impl State {
    fn show_waiting(self, waiting: Waiting) {
        let ticked = waiting.changes.iter().map(|one| one.risk.is_none());
        self.arrival.ticked.set(ticked.collect());
        self.arrival.waiting.set(Some(waiting));
        self.look_at_what_waits();
    }

    /// Shows what waits in the place of the step.
    pub(crate) fn look_at_what_waits(self) {
        self.arrival.looks.set(true);
        self.port.focus(HEADING, "");
    }

    fn offer(self, from: String, notes: Vec<String>, new: &Answers) {
        let changes = untrack(|| self.given.answers(|old| changes::between(old, new)));
        self.show_waiting(Waiting {
            from,
            notes,
            changes,
            read: true,
        });
    }

    fn refuse(self, from: String, why: &str) {
        self.show_waiting(Waiting {
            from,
            notes: why.lines().map(str::to_owned).collect(),
            changes: Vec::new(),
            read: false,
        });
    }

    /// Opens the link in an address, or the address itself. The address names a step again afterwards.
    pub(crate) fn open_link(self, address: &str) {
        let address = address.to_owned();
        self.with_workbench(move || {
            let said = self.workbench.ask(Verb::Open, &address, &[]);
            let said = said.text().unwrap_or_default();
            // The workbench wrote the answers, so they can be read.
            let handed = bridge::handed(&said);
            let read = handed
                .and_then(|(from, notes, text)| Some((from, notes, answers::read(text).ok()?)));
            if let Some((from, notes, read)) = read {
                // A link has no place for free YAML: what is here stays.
                let mut new = untrack(|| self.given.answers(Clone::clone));
                new.deployment = read.deployment;
                self.offer(from, notes, &new);
            } else {
                self.refuse("A link".to_owned(), &said);
            }
            let step = self.walk.step_untracked();
            self.port.replace(&route::address(step));
        });
    }

    /// Opens a file of answers or the archive of a bundle; nothing if the browser could not read it.
    pub(crate) fn open_file(self, name: &str, bytes: Option<&[u8]>) {
        let from = shown(name);
        let Some(bytes) = bytes.map(<[u8]>::to_vec) else {
            return self.refuse(
                from,
                "The browser could not read it, or it is larger than any bundle.",
            );
        };
        self.with_workbench(move || {
            let said = self.workbench.ask(Verb::Handed, &from, &bytes).text();
            let said = said.unwrap_or_default();
            if !self.offer_handed(&said) {
                self.refuse(from, &said);
            }
        });
    }

    /// Offers answers that the workbench read, and says whether there are any.
    pub(super) fn offer_handed(self, text: &str) -> bool {
        let Some((from, notes, text)) = bridge::handed(text) else {
            return false;
        };
        // It wrote them itself, so they can be read.
        let read = answers::read(text);
        if let Ok(new) = &read {
            self.offer(from, notes, new);
        }
        read.is_ok()
    }

    /// Takes answers whose changes the operator has seen, as one step, and tells it.
    pub(super) fn take_seen(self, told: &str, text: &str) {
        // The workbench wrote them, so they can be read.
        if let Ok(new) = answers::read(text) {
            let changes = untrack(|| self.given.answers(|old| changes::between(old, &new)));
            self.apart.forget(None);
            self.given.apply(&changes.iter().collect::<Vec<_>>());
            self.voice.tell(told.to_owned());
        }
    }

    /// Takes what is ticked, and nothing else.
    pub(crate) fn take_ticked(self) {
        let Some(waiting) = self.arrival.waiting.get_untracked() else {
            return;
        };
        let ticked = self.arrival.ticked.get_untracked();
        let both = waiting.changes.iter().zip(ticked);
        let taken: Vec<&Change> = both.filter(|(_, yes)| *yes).map(|(one, _)| one).collect();
        self.given.apply(&taken);
        if taken.iter().any(|one| one.field.kind == Kind::Yaml) {
            self.exit.extra_changed();
        }
        let (some, all) = (taken.len(), waiting.changes.len());
        self.voice.tell(format!("Took {some} of {all} changes"));
        self.leave_all();
    }

    /// Leaves everything as it is.
    pub(crate) fn leave_all(self) {
        self.arrival.forget();
        self.port.focus(HEADING, "");
    }
}
