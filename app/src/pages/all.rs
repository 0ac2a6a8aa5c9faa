//! All questions on one page, for who knows what to answer. The answers, the files and what is wrong are the same as step by step.

use crate::components::error_summary::{ErrorSummary, NewWarnings};
use crate::pages::page::{asked, title_id};
use crate::route;
use crate::state::{HEADING, REVIEW, State};
use leptos::prelude::*;
use osmo_configurator_core::questions::STEPS;

/// The page.
#[component]
pub(crate) fn All(state: State) -> impl IntoView {
    let steps = STEPS
        .iter()
        .enumerate()
        .filter(|(index, _)| *index < REVIEW);
    let parts = steps.map(|(index, step)| {
        view! { <section class="step" aria-labelledby=title_id(step)>{asked(state, index, step)}</section> }.into_any()
    });
    view! {
        <ErrorSummary state/>
        <NewWarnings state/>
        <p class="count">{format!("Steps 1 to {REVIEW}")}</p>
        <h1 id=HEADING tabindex="-1">"All questions on one page"</h1>
        <p class="lead">
            "The same answers as step by step. " <a href=route::address(0)>"Step by step"</a>
        </p>
        {parts.collect_view()}
        <div class="go">
            <button type="button" class="primary" on:click=move |_| state.next()>"Next: Review and download"</button>
        </div>
    }
    .into_any()
}
