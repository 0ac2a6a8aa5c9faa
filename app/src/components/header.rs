//! The head of the page: its name, its promise, and the way to the files.

use super::place::SEARCH;
use crate::live::{live, memo};
use crate::platform::keys;
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

/// The search, with its keys on it.
fn search(state: State) -> AnyView {
    let (shown, named) = keys::command();
    view! {
        <button type="button" aria-keyshortcuts=format!("{named}+K") on:click=move |_| state.open_dialog(SEARCH)>
            "Search" <kbd aria-hidden="true">{shown}" K"</kbd>
        </button>
    }
    .into_any()
}

/// The header. The review has the download button itself, so it is not shown twice there.
#[component]
pub(crate) fn Header(state: State) -> impl IntoView {
    view! {
        <header class="bar">
            <span class="plate">
                <svg viewBox="0 0 24 24" aria-hidden="true">
                    <path d="m12 1 9.5 5.5v11L12 23l-9.5-5.5v-11z"></path>
                    <path d="m7.5 12.25 3.25 3.25 5.75-6.5"></path>
                </svg>
                "OSMO Configurator"
                <small>"for " {live(move || state.given.plan(|plan| plan.facts().label).into_any())}</small>
            </span>
            <span class="local">"Nothing leaves this page"</span>
            {turns(state)}
            {search(state)}
            {live(move || (state.walk.step() != REVIEW).then(|| download(state)))}
        </header>
    }
}
