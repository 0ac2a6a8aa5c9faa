//! The wire to the workbench. Whoever asks it has told it first what the operator gave by now.

use super::Port;
use crate::bridge::{Reply, Verb};
use leptos::prelude::*;
use osmo_configurator_core::answers;
use osmo_configurator_core::model::Answers;
use osmo_configurator_core::secrets::{self, Secrets};

/// The wire.
#[derive(Clone, Copy)]
pub(super) struct Wire {
    port: &'static dyn Port,
    answers: RwSignal<Answers>,
    secrets: RwSignal<Secrets>,
    /// Counts how often answers or secrets became others.
    edition: Memo<u64>,
    /// Whether the workbench is there.
    there: RwSignal<bool>,
    /// The edition that it was told last.
    told: StoredValue<Option<u64>>,
}

impl Wire {
    pub(super) fn new(
        port: &'static dyn Port,
        answers: RwSignal<Answers>,
        secrets: RwSignal<Secrets>,
    ) -> Self {
        let edition = Memo::new(move |before: Option<&u64>| {
            answers.track();
            secrets.track();
            before.map_or(0, |count| count + 1)
        });
        Self {
            port,
            answers,
            secrets,
            edition,
            there: RwSignal::new(false),
            told: StoredValue::new(None),
        }
    }

    /// Counts how often answers or secrets became others, and follows that.
    pub(super) fn edition(self) -> u64 {
        self.edition.get()
    }

    /// Says whether the workbench is there, and follows that.
    pub(super) fn is_there(self) -> bool {
        self.there.get()
    }

    /// Says that it came, or that it went.
    pub(super) fn connect(self, there: bool) {
        self.there.set(there);
    }

    /// Tells it what the operator gave, if it does not know yet. The bytes of the secrets are overwritten when they are dropped.
    pub(super) fn tell(self) {
        untrack(|| {
            let edition = self.edition.get();
            if self.there.get() && self.told.get_value() != Some(edition) {
                let text = self.answers.with(answers::differences);
                let held = self.secrets.with(secrets::carry);
                self.port.ask(Verb::Take, &text, &held);
                self.told.set_value(Some(edition));
            }
        });
    }

    /// Asks it; there is no reply while it is not there.
    pub(super) fn ask(self, verb: Verb, text: &str, bytes: &[u8]) -> Reply {
        if !self.there.get_untracked() {
            return Reply::Nothing;
        }
        self.tell();
        self.port.ask(verb, text, bytes)
    }

    /// Asks what does not depend on what the operator gave.
    pub(super) fn ask_apart(self, verb: Verb, text: &str) -> Reply {
        self.port.ask(verb, text, &[])
    }
}
