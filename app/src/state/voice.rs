//! What the page says without moving the focus: to screen readers alone, or for everybody to see.

use leptos::prelude::*;

/// Something that everybody sees for a while.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Told {
    /// The words.
    pub(crate) text: String,
    /// Whether something did not work, or needs a look.
    pub(crate) odd: bool,
}

/// What was said last.
#[derive(Clone, Copy)]
pub(crate) struct Voice {
    said: RwSignal<String>,
    told: RwSignal<Option<Told>>,
}

impl Voice {
    pub(super) fn new() -> Self {
        Self {
            said: RwSignal::new(String::new()),
            told: RwSignal::new(None),
        }
    }

    /// Returns what screen readers were told last.
    pub(crate) fn said(self) -> String {
        self.said.get()
    }

    /// Returns what everybody is told at the moment.
    pub(crate) fn told(self) -> Option<Told> {
        self.told.get()
    }

    /// Tells screen readers something.
    pub(crate) fn say(self, text: impl Into<String>) {
        let mut text = text.into();
        // The same words twice would not be read twice; a space at the end makes them differ.
        if self.said.with_untracked(|said| *said == text) {
            text.push('\u{a0}');
        }
        self.said.set(text);
    }

    /// Tells everybody that something worked.
    pub(crate) fn tell(self, text: impl Into<String>) {
        self.told.set(Some(Told {
            text: text.into(),
            odd: false,
        }));
    }

    /// Tells everybody that something did not work, or needs a look.
    pub(crate) fn warn(self, text: impl Into<String>) {
        self.told.set(Some(Told {
            text: text.into(),
            odd: true,
        }));
    }

    pub(super) fn hush(self) {
        self.told.set(None);
    }
}
