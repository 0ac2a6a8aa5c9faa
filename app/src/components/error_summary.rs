//! What keeps the operator from going on, with a link to each field: errors, and once the warnings that are new.

use crate::live::{live, memo};
use crate::route;
use crate::state::{SUMMARY, State, WARNINGS};
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

/// What is said above the new warnings, and what to do.
fn counted(count: usize) -> (String, &'static str) {
    match count {
        1 => (
            "1 new warning".to_owned(),
            "Read it, then press Next again.",
        ),
        count => (
            format!("{count} new warnings"),
            "Read them, then press Next again.",
        ),
    }
}

/// The warnings of the open step that were not shown like this before. They stay until the step is left, or they are mended.
#[component]
pub(crate) fn NewWarnings(state: State) -> impl IntoView {
    let fresh = memo(move || state.fresh_warnings());
    let shown = memo(move || fresh.with(|fresh| !fresh.is_empty()));
    let count = move || counted(fresh.with(Vec::len));
    live(move || {
        shown.get().then(|| {
            view! {
                <div class="summary odd" id=WARNINGS tabindex="-1" role="group" aria-labelledby="warnings-title" aria-describedby="warnings-next">
                    <h2 id="warnings-title">{live(move || count().0)}</h2>
                    <p id="warnings-next">{live(move || count().1)}</p>
                    <ul>
                        {live(move || {
                            fresh.with(|fresh| fresh.iter().map(|one| entry(state, one)).collect_view().into_any())
                        })}
                    </ul>
                </div>
            }
            .into_any()
        })
    })
}
