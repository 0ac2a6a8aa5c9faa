//! The dialogs: the search, and the sheet of shortcuts. What is in them comes with the workbench, which also opens them.

use super::place::{KEYS, SEARCH, id};
use crate::state::State;
use leptos::prelude::*;

fn dialog(state: State, name: &'static str, label: &'static str) -> AnyView {
    view! {
        <dialog
            id=id(name)
            aria-label=label
            closedby="any"
            on:close=move |_| state.turn_panel(name, false)
        ></dialog>
    }
    .into_any()
}

/// The dialogs, closed.
#[component]
pub(crate) fn Dialogs(state: State) -> impl IntoView {
    view! {
        {dialog(state, SEARCH, "Search")}
        {dialog(state, KEYS, "Keyboard shortcuts")}
    }
}
