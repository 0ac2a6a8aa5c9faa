//! What the page says without moving the focus.

use leptos::prelude::*;

/// What was said last.
#[derive(Clone, Copy)]
pub(crate) struct Voice(RwSignal<String>);

impl Voice {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(String::new()))
    }

    /// Returns what was said last.
    pub(crate) fn said(self) -> String {
        self.0.get()
    }

    /// Says something.
    pub(crate) fn say(self, text: impl Into<String>) {
        let mut text = text.into();
        // The same words twice would not be read twice; a space at the end makes them differ.
        if self.0.with_untracked(|said| *said == text) {
            text.push('\u{a0}');
        }
        self.0.set(text);
    }
}
