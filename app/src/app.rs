//! The whole page: header, steps, the open step, the files, footer.

use crate::components::dialogs::Dialogs;
use crate::components::files::{FILES, Files};
use crate::components::footer::Footer;
use crate::components::header::Header;
use crate::components::notices::Notices;
use crate::components::steps::Steps;
use crate::components::toast::Toast;
use crate::live::live;
use crate::pages::all::All;
use crate::pages::arrival::look;
use crate::pages::page::Page;
use crate::platform::{events, focus, timer};
use crate::route::ALL;
use crate::state::{HEADING, State};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use osmo_configurator_core::questions::STEPS;

/// A link within the page. It moves the focus and leaves the address alone, which says where the operator is.
fn jump(class: &'static str, id: &'static str, text: &'static str) -> AnyView {
    let follow = move |event: MouseEvent| {
        event.prevent_default();
        focus::soon(id.to_owned());
    };
    view! { <a class=class href=format!("#{id}") on:click=follow>{text}</a> }.into_any()
}

/// Keeps the focus in its field until a click is done: leaving the field can show a finding, and what is pressed would
/// move away from under the pointer.
#[expect(
    clippy::needless_pass_by_value,
    reason = "an event handler takes the event"
)]
fn stay(event: MouseEvent) {
    if events::presses(&event) {
        event.prevent_default();
    }
}

/// The page, with what was typed before it was there.
pub(crate) fn page(state: State, typed: &[(String, String)]) -> impl IntoView + use<> {
    state.take_typed(typed);
    let whole = RwSignal::new(false);
    let page = live(move || {
        if let Some(waiting) = state.arrival.looked_at() {
            return Some(look(state, &waiting));
        }
        let index = state.walk.step();
        if index == ALL {
            return Some(view! { <All state/> }.into_any());
        }
        STEPS
            .get(index)
            .map(|step| view! { <Page state index step whole/> }.into_any())
    });
    // The first questions first, then the others, then the files: on a slow machine, one long turn would hold back what is typed.
    let files = RwSignal::new(false);
    timer::next_turn(move || {
        whole.set(true);
        timer::next_turn(move || files.set(true));
    });
    view! {
        {jump("skip", HEADING, "Skip to the questions")}
        {jump("skip", FILES, "Skip to the files")}
        <Header state/>
        <Notices state/>
        <div class="house">
            <Steps state/>
            <main class="form" on:mousedown=stay>
                {page}
            </main>
            {live(move || files.get().then(|| view! { <Files state/> }.into_any()))}
        </div>
        {live(move || whole.get().then(|| view! { <Footer state/> }.into_any()))}
        {live(move || whole.get().then(|| view! { <Dialogs state/> <Toast state/> }.into_any()))}
        <p class="unseen" role="status">{live(move || state.voice.said())}</p>
    }
}
