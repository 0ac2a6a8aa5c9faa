//! A value to be copied, with its name.

use crate::state::State;
use leptos::prelude::*;

/// One row of a list of facts.
pub(crate) fn fact(state: State, label: &'static str, value: String) -> AnyView {
    let text = value.clone();
    view! {
        <div>
            <dt>{label}</dt>
            <dd>{text}</dd>
            <dd>
                <button type="button" class="quiet" on:click=move |_| state.copy(label, &value)>
                    "Copy"
                    <span class="unseen">" "{label}</span>
                </button>
            </dd>
        </div>
    }
    .into_any()
}
