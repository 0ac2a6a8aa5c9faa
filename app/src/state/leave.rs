//! Leaving the page: secrets are forgotten, and the browser asks first if something typed exists nowhere else.

use super::State;
use crate::platform::events;
use leptos::prelude::*;
use osmo_configurator_core::secrets::Secrets;

impl State {
    /// Guards what this tab holds against being lost, and the secrets against staying.
    pub(super) fn guard_the_exit(self) {
        let held = move || {
            let secrets = self.unsaved_secrets.get_untracked()
                && !self.secrets.with_untracked(Secrets::is_empty);
            secrets || self.unsaved_extra.get_untracked()
        };
        events::ask_before_leaving(held);
        // The page may come back from the browser's cache: it comes back without secrets.
        events::on_window("pagehide", move || self.forget_secrets());
    }

    /// Forgets every secret.
    pub(crate) fn forget_secrets(self) {
        if !self.secrets.with_untracked(Secrets::is_empty) {
            self.secrets.update(Secrets::clear);
        }
        self.secrets_put.update(|count| *count += 1);
        self.unsaved_secrets.set(false);
    }
}
