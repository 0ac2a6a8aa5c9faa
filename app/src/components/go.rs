//! The way on and the way back.

use crate::live::{live, memo};
use crate::route;
use crate::state::{REVIEW, State};
use leptos::prelude::*;
use osmo_configurator_core::questions::STEPS;

fn way(step: usize, text: &'static str) -> AnyView {
    view! { <a href=route::address(step)>{text}</a> }.into_any()
}

/// Back and Next. Next is never disabled: it says what is wrong, and even then the operator may go on.
#[component]
pub(crate) fn Go(state: State, step: usize) -> impl IntoView {
    let next = STEPS
        .get(step + 1)
        .map(|next| format!("Next: {}", next.title));
    let stuck =
        memo(move || state.walk.complains() && step != REVIEW && !state.errors_of(step).is_empty());
    view! {
        <div class="go">
            {(step > 0)
                .then(|| view! { <button type="button" on:click=move |_| state.go(step - 1)>"Back"</button> })}
            {next
                .map(|next| {
                    view! {
                        <button type="button" class="primary" on:click=move |_| state.next()>{next}</button>
                    }
                })}
            {live(move || stuck.get().then(|| way(step + 1, "Continue anyway")))}
            {live(move || state.walk.came_from_review().then(|| way(REVIEW, "Back to the review")))}
        </div>
    }
}
