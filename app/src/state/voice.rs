//! What the page says without moving the focus: to screen readers alone, or for everybody to see.

use leptos::prelude::*;

/// Something that everybody sees for a while.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Told {
    /// The words.
    pub(crate) text: String,
    /// Whether something did not work, or needs a look.
    pub(crate) odd: bool,
    /// A text to copy by hand. While there is one, the words stay until somebody dismisses them.
    pub(crate) by_hand: Option<String>,
}

/// What was said last.
#[derive(Clone, Copy)]
pub(crate) struct Voice {
    said: RwSignal<String>,
    told: RwSignal<Option<Told>>,
    /// Whether somebody is at what is told: it stays then.
    held: RwSignal<bool>,
}

impl Voice {
    pub(super) fn new() -> Self {
        Self {
            said: RwSignal::new(String::new()),
            told: RwSignal::new(None),
            held: RwSignal::new(false),
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

    fn show(self, mut text: String, odd: bool, by_hand: Option<String>) {
        if self
            .told
            .with_untracked(|told| told.as_ref().is_some_and(|told| told.text == text))
        {
            text.push('\u{a0}');
        }
        self.told.set(Some(Told { text, odd, by_hand }));
    }

    /// Tells everybody that something worked.
    pub(crate) fn tell(self, text: impl Into<String>) {
        self.show(text.into(), false, None);
    }

    /// Tells everybody that something did not work, or needs a look.
    pub(crate) fn warn(self, text: impl Into<String>) {
        self.show(text.into(), true, None);
    }

    /// Tells everybody that the browser copies nothing, and shows the text to copy.
    pub(crate) fn by_hand(self, text: &str) {
        let words =
            "The browser did not allow copying. The text is selected here: copy it by hand.";
        self.show(words.to_owned(), true, Some(text.to_owned()));
    }

    /// Keeps what is told there for as long as somebody is at it.
    pub(crate) fn hold(self, held: bool) {
        self.held.set(held);
    }

    /// Says whether what is told stays until somebody dismisses it or goes away.
    pub(super) fn stays(self) -> bool {
        let text = |told: &Option<Told>| told.as_ref().is_some_and(|told| told.by_hand.is_some());
        self.held.get() || self.told.with(text)
    }

    /// Tells nothing any longer.
    pub(crate) fn hush(self) {
        self.held.set(false);
        self.told.set(None);
    }
}
