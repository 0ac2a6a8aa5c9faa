//! The line that somebody chose: by a click, by the keyboard, by its number. What there is to say of it comes from the workbench.

use super::place::{self, Standing};
use super::sheet::switch;
use crate::live::{live, memo};
use crate::platform::events;
use crate::state::State;
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;

/// Why somebody would press the button.
const HINT: &str = "Which question set a line, or why it is as it is. A click on the line does the same, and so do the arrow keys.";

/// The button that begins and ends it.
pub(super) fn button(state: State) -> AnyView {
    switch(
        "Explain",
        HINT,
        move || state.files.has_line(),
        move || state.turn_explaining(),
    )
}

/// A click on a line; `above` rows stand above the first one that is there.
pub(super) fn point_at(state: State, above: usize, event: &MouseEvent) {
    if let Some((row, _)) = events::pointed(event, ".row", ".row") {
        state.choose_row(above + row);
    }
}

/// A click on a part of a page to read.
pub(super) fn point_at_part(state: State, event: &MouseEvent) {
    if let Some((part, inner)) = events::pointed(event, ".prose > *", "li, tr") {
        state.choose_part(part, inner);
    }
}

/// A key while the lines have the focus: the arrows go from line to line, and Escape ends it.
pub(super) fn turn(state: State, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
        return;
    }
    match event.key().as_str() {
        "ArrowDown" => state.turn_row(true),
        "ArrowUp" => state.turn_row(false),
        "Escape" if untrack(|| state.files.has_line()) => state.leave_line(),
        _ => return,
    }
    event.prevent_default();
}

/// What there is to say of it.
#[component]
pub(crate) fn Explained(state: State) -> impl IntoView {
    let there = memo(move || state.files.has_line());
    live(move || {
        there.get().then(|| {
            view! { <Standing state name=place::EXPLAIN label="The chosen line"/> }.into_any()
        })
    })
}
