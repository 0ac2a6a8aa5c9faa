//! One line of text.

use super::frame::Frame;
use super::said::Said;
use crate::live::live;
use crate::state::State;
use leptos::prelude::*;
use osmo_configurator_core::fields::Field;

/// A text box. What is typed stays as it was typed.
#[component]
pub(crate) fn TextInput(state: State, field: &'static Field) -> impl IntoView {
    let frame = Frame::of(state, field);
    let value = move || state.given.read(field);
    let kind = if field.short { "field short" } else { "field" };
    let example = if field.example.is_empty() {
        String::new()
    } else {
        format!("e.g. {}", field.example)
    };
    view! {
        <div class=live(move || frame.class(kind))>
            {frame.label_view()}
            {frame.hint_view()}
            <input
                type="text"
                id=frame.id()
                prop:value=live(value)
                placeholder=example
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                maxlength=field.kind.most().to_string()
                aria-describedby=live(move || frame.described_by())
                aria-required=frame.required()
                aria-invalid=live(move || frame.invalid())
                on:input=move |event| state.answer(field, &event_target_value(&event))
                on:change=move |_| state.walk.leave_field(field.path)
                on:focus=move |_| state.walk.enter_field(field.path)
            />
            <div>{frame.taken_view()}<Said frame/></div>
        </div>
    }
}
