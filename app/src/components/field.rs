//! One question, while it is asked.

use super::choice_input::ChoiceInput;
use super::flag_input::FlagInput;
use super::text_area::TextArea;
use super::text_input::TextInput;
use crate::live::{live, memo};
use crate::state::State;
use leptos::prelude::*;
use osmo_configurator_core::fields::{Field as Question, Kind};

/// The control that a question needs; nothing while the question is not asked.
#[component]
pub(crate) fn Field(state: State, field: &'static Question) -> impl IntoView {
    let asked = memo(move || state.given.asks(|deployment| field.is_asked(deployment)));
    live(move || {
        asked.get().then(|| match field.kind {
            Kind::Text => view! { <TextInput state field/> }.into_any(),
            Kind::Flag => view! { <FlagInput state field/> }.into_any(),
            Kind::Choice(options) => view! { <ChoiceInput state field options/> }.into_any(),
            Kind::Lines | Kind::Yaml => view! { <TextArea state field/> }.into_any(),
        })
    })
}
