//! What comes of the answers: the files, always in view.

use super::place::{self, Place, coming};
use super::sheet::Sheet;
use super::tabs::Tabs;
use crate::live::live;
use crate::platform::timer::next_turn;
use crate::state::State;
use leptos::prelude::*;

/// Id of this part, for the links that lead to it.
pub(crate) const FILES: &str = "files";

fn again(state: State, _: &'static str) {
    state.with_workbench(|| ());
}

/// The files.
#[component]
pub(crate) fn Files(state: State) -> impl IntoView {
    // The names first, then the lines: see `app::page`.
    let lines = RwSignal::new(false);
    next_turn(move || lines.set(true));
    view! {
        <aside class="files" id=FILES tabindex="-1" aria-label="Files">
            <Place state name=place::TREE label="All files, by folder"/>
            <Tabs state/>
            {live(move || coming(state, "pages and scripts", again, ""))}
            {live(move || lines.get().then(|| view! { <Sheet state/> }.into_any()))}
            <Place state name=place::TRACE label="Which lines a question writes"/>
        </aside>
    }
}
