//! One line of text.

use super::frame::Frame;
use super::ids;
use super::said::Said;
use crate::live::{live, memo};
use crate::platform::focus;
use crate::platform::input::is_pasted;
use crate::state::State;
use leptos::prelude::*;
use osmo_configurator_core::fields::Field;

/// The way back to the default of a question that was answered otherwise.
fn back(state: State, field: &'static Field) -> AnyView {
    let other = memo(move || state.given.other_default(field));
    let button = move |text: String| {
        let name = format!("Back to {text}: {}", field.label);
        let default = text.clone();
        let take = move |_| {
            state.take_default(field, &default);
            // The button is gone now.
            focus::soon(ids::id(&field.path));
        };
        view! {
            <button type="button" class="quiet back" aria-label=name on:click=take>"Back to "<span>{text}</span></button>
        }
        .into_any()
    };
    live(move || other.get().map(button)).into_any()
}

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
            <div class="head">{frame.label_view()}{back(state, field)}</div>
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
