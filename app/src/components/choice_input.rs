//! One of a few options, as cards.

use super::frame::Frame;
use super::said::Said;
use crate::live::{live, memo};
use crate::state::State;
use leptos::prelude::*;
use osmo_configurator_core::fields::Field;
use osmo_configurator_core::model::Choice;

/// A group of radio buttons.
#[component]
pub(crate) fn ChoiceInput(
    state: State,
    field: &'static Field,
    options: &'static [Choice],
) -> impl IntoView {
    let frame = Frame::of(state, field);
    let value = memo(move || state.given.read(field));
    let explained = options.iter().any(|option| !option.hint.is_empty());
    let cards = if explained { "cards" } else { "cards plain" };
    let card = move |choice: &'static Choice| {
        let id = format!("{}-{}", frame.id(), choice.value);
        let hint = (!choice.hint.is_empty()).then(|| id.clone() + "-hint");
        view! {
            <div class="card">
                <input
                    type="radio"
                    id=id.clone()
                    name=frame.path.as_str()
                    prop:checked=live(move || value.with(|value| value == choice.value))
                    aria-describedby=hint.clone()
                    on:change=move |_| {
                        state.answer(field, choice.value);
                        state.walk.leave_field(field.path);
                        state.walk.enter_field(field.path);
                    }
                    on:focus=move |_| state.walk.enter_field(field.path)
                />
                <div>
                    <label for=id>{choice.label}</label>
                    {hint.map(|id| view! { <p class="hint" id=id>{choice.hint}</p> })}
                </div>
            </div>
        }
    };
    view! {
        <fieldset
            id=frame.id()
            class=live(move || frame.class("field"))
            aria-describedby=live(move || frame.described_by())
        >
            <legend>{frame.label}</legend>
            {frame.hint_view()}
            <div class=cards>{options.iter().map(card).collect_view()}</div>
            <Said frame/>
        </fieldset>
    }
}
