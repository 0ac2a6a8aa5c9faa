//! Several lines: a list of entries, or YAML.

use super::frame::Frame;
use super::said::Said;
use crate::live::live;
use crate::state::State;
use leptos::prelude::*;
use osmo_configurator_core::fields::{Field, Kind};

/// A text box of several lines. What is typed stays as it was typed.
#[component]
pub(crate) fn TextArea(state: State, field: &'static Field) -> impl IntoView {
    let frame = Frame::of(state, field);
    let value = move || state.given.read(field);
    let rows = if field.kind == Kind::Yaml { "6" } else { "3" };
    view! {
        <div class=live(move || frame.class("field"))>
            {frame.label_view()}
            {frame.hint_view()}
            <textarea
                id=frame.id()
                rows=rows
                prop:value=live(value)
                placeholder=field.example
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                maxlength=field.kind.most().to_string()
                aria-describedby=live(move || frame.described_by())
                aria-invalid=live(move || frame.invalid())
                on:input=move |event| state.answer(field, &event_target_value(&event))
                on:change=move |_| state.walk.leave_field(field.path)
                on:focus=move |_| state.walk.enter_field(field.path)
            ></textarea>
            <Said frame/>
        </div>
    }
}
