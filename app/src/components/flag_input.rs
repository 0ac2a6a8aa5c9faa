//! Yes or no.

use super::frame::Frame;
use super::said::Said;
use crate::live::live;
use crate::state::State;
use leptos::prelude::*;
use osmo_configurator_core::fields::Field;

/// A check box with its label beside it.
#[component]
pub(crate) fn FlagInput(state: State, field: &'static Field) -> impl IntoView {
    let frame = Frame::of(state, field);
    let value = move || state.given.read(field) == "true";
    let take = move |event| {
        state.answer(
            field,
            if event_target_checked(&event) {
                "true"
            } else {
                "false"
            },
        );
        state.walk.leave_field(field.path);
        state.walk.enter_field(field.path);
    };
    view! {
        <div class=live(move || frame.class("field flag"))>
            <input
                type="checkbox"
                id=frame.id()
                prop:checked=live(value)
                aria-describedby=live(move || frame.described_by())
                aria-invalid=live(move || frame.invalid())
                on:change=take
                on:focus=move |_| state.walk.enter_field(field.path)
            />
            <div>
                {frame.label_view()}
                {frame.hint_view()}
                <Said frame/>
            </div>
        </div>
    }
}
