//! The foot of the page: what this is, what it is for, and what becomes of what is typed.

use super::open::open;
use super::place::{DECODE, DRAFTS, KEYS, Place};
use super::start_afresh::StartAfresh;
use crate::live::live;
use crate::state::State;
use leptos::prelude::*;

/// The footer.
#[component]
pub(crate) fn Footer(state: State) -> impl IntoView {
    view! {
        <footer class="foot">
            <p>
                <strong>"Not an NVIDIA product."</strong>
                " For "
                {live(move || state.given.plan(|plan| plan.facts().label).into_any())}
                " and its Helm charts."
            </p>
            <p>
                "Answers are kept in this browser only. Secrets and extra values stay in this tab \
                 and are gone when it closes. Nothing that you type is sent anywhere."
                {live(move || state.workbench.is_there().then_some(" All parts of the page are loaded: it needs no network now.").into_any())}
            </p>
            <Place state name=DECODE label="What does this error mean?"/>
            <Place state name=DRAFTS label="Drafts in this browser"/>
            {open(state)}
            <button type="button" on:click=move |_| state.open_dialog(KEYS)>"Keyboard shortcuts"</button>
            <StartAfresh state/>
        </footer>
    }
}
