//! What was looked at after the installation. It is kept nowhere.

use leptos::prelude::*;

/// The items that are ticked off.
#[derive(Clone, Copy)]
pub(crate) struct After(RwSignal<Vec<String>>);

impl After {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// Says whether an item is ticked off.
    pub(crate) fn is_ticked(self, item: &str) -> bool {
        self.0.with(|ticked| ticked.iter().any(|one| one == item))
    }

    /// Ticks an item off, or not.
    pub(crate) fn tick(self, item: &str, done: bool) {
        self.0.update(|ticked| {
            ticked.retain(|one| one != item);
            if done {
                ticked.push(item.to_owned());
            }
        });
    }

    pub(super) fn untick_all(self) {
        self.0.update(Vec::clear);
    }
}
