//! The head of the page: its name, its promise, and the way to the files.

use crate::live::{live, memo};
use crate::state::{REVIEW, State};
use leptos::prelude::*;
use osmo_configurator_core::finding::Report;

fn download(state: State) -> AnyView {
    let class = live(move || {
        if state.given.report(Report::is_clean) {
            "primary"
        } else {
            ""
        }
    });
    view! { <button type="button" class=class on:click=move |_| state.download_all()>"Download all"</button> }.into_any()
}

/// A step back or forth. It is there once there was something to undo.
fn turn(state: State, back: bool, name: &'static str) -> AnyView {
    // Not `disabled`: the focus would be lost with the last step.
    let none = move || (!state.given.past.leads(back)).to_string();
    view! { <button type="button" aria-disabled=live(none) on:click=move |_| state.undo(back)>{name}</button> }
        .into_any()
}

fn turns(state: State) -> AnyView {
    let some = memo(move || {
        [true, false]
            .iter()
            .any(|back| state.given.past.leads(*back))
    });
    live(move || {
        some.get()
            .then(|| [turn(state, true, "Undo"), turn(state, false, "Redo")].collect_view())
    })
    .into_any()
}

/// The header. The review has the download button itself, so it is not shown twice there.
#[component]
pub(crate) fn Header(state: State) -> impl IntoView {
    view! {
        <header class="bar">
            <span class="plate">
                <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
                    <path d="M12 3 20 7.5v9L12 21l-8-4.5v-9z"></path>
                    <path d="m8.5 12 2.5 2.5 4.5-5"></path>
                </svg>
                "OSMO Configurator"
                <small>"for " {live(move || state.given.plan(|plan| plan.facts().label).into_any())}</small>
            </span>
            <span class="local">"Nothing leaves this page"</span>
            {turns(state)}
            {live(move || (state.walk.step() != REVIEW).then(|| download(state)))}
        </header>
    }
}
