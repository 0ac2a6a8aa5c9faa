//! A value to be copied, with its name.

use super::copying::copying;
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
                {copying("quiet", "Copy", label, Box::new(move |then| state.copy(label, &value, then)))}
            </dd>
        </div>
    }
    .into_any()
}
