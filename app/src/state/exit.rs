//! Leaving the page: what was typed and exists nowhere else.

use super::State;
use leptos::prelude::*;

/// What would be lost.
#[derive(Clone, Copy)]
pub(crate) struct Exit {
    secrets: RwSignal<bool>,
    extra: RwSignal<bool>,
}

impl Exit {
    pub(super) fn new() -> Self {
        Self {
            secrets: RwSignal::new(false),
            extra: RwSignal::new(false),
        }
    }

    pub(super) fn secrets_changed(self) {
        self.secrets.set(true);
    }

    pub(super) fn secrets_are_safe(self) {
        self.secrets.set(false);
    }

    pub(super) fn extra_changed(self) {
        self.extra.set(true);
    }

    pub(super) fn extra_is_safe(self) {
        self.extra.set(false);
    }
}

impl State {
    /// Says whether the browser has to ask before the page is left.
    pub(crate) fn would_lose(self) -> bool {
        untrack(|| self.exit.extra.get() || self.exit.secrets.get() && self.given.has_secrets())
    }
}
