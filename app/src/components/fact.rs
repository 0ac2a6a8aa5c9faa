//! A value to be copied, with its name.

use super::copying::copying;
use crate::state::State;
use leptos::prelude::*;

/// One row of a list of facts.
pub(crate) fn fact(state: State, label: &str, value: String) -> AnyView {
    let (text, name) = (value.clone(), label.to_owned());
    view! {
        <div>
            <dt>{name.clone()}</dt>
            <dd>{text}</dd>
            <dd>
                {copying("quiet", "Copy", label, Box::new(move |then| state.copy(&name, &value, then)))}
            </dd>
        </div>
    }
    .into_any()
}
