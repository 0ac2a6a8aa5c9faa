//! What keeps the operator from going on, with a link to each field.

use crate::live::{live, memo};
use crate::route;
use crate::state::{SUMMARY, State};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use osmo_configurator_core::finding::Finding;
use osmo_configurator_core::questions;

/// A link to a field, wherever it is asked. Its address leads to the step, so that it works in another tab too.
pub(crate) fn link(state: State, path: &str, text: String) -> AnyView {
    let step = questions::step_of(path);
    let path = path.to_owned();
    let follow = move |event: MouseEvent| {
        event.prevent_default();
        state.show(&path);
    };
    view! { <a href=route::address(step) on:click=follow>{text}</a> }.into_any()
}

fn entry(state: State, finding: &Finding) -> AnyView {
    let label = questions::label(&finding.path);
    let text = if finding.what.contains(label) {
        finding.what.clone().into_owned()
    } else {
        format!("{label}: {}", finding.what)
    };
    view! { <li>{link(state, &finding.path, text)}</li> }.into_any()
}

/// The summary of the open step; on the last one, of all steps.
#[component]
pub(crate) fn ErrorSummary(state: State) -> impl IntoView {
    let errors = memo(move || {
        if state.walk.complains() {
            state.errors_of(state.walk.step())
        } else {
            Vec::new()
        }
    });
    let shown = memo(move || errors.with(|errors| !errors.is_empty()));
    live(move || {
        shown.get().then(|| {
            view! {
                <div class="summary" id=SUMMARY tabindex="-1" role="group" aria-labelledby="summary-title">
                    <div role="alert"><h2 id="summary-title">"There is a problem"</h2></div>
                    <ul>
                        {live(move || {
                            errors.with(|errors| errors.iter().map(|error| entry(state, error)).collect_view().into_any())
                        })}
                    </ul>
                </div>
            }
            .into_any()
        })
    })
}
