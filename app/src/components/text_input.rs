//! One line of text.

use super::frame::Frame;
use super::said::Said;
use crate::live::live;
use crate::platform::input::is_pasted;
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
                on:input=move |event| {
                    let text = event_target_value(&event);
                    state.answer(field, &text);
                    if is_pasted(&event) {
                        state.take_apart(field, &text);
                    }
                }
                on:change=move |event| state.left(field, &event_target_value(&event))
                on:focus=move |_| state.walk.enter_field(field.path)
            />
            <div>{frame.taken_view()}<Said frame/></div>
        </div>
    }
}
