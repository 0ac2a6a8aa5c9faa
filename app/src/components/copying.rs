//! A button that copies, and says on itself for a while that it did.

use crate::live::live;
use crate::platform::timer::Debounce;
use crate::state::Copied;
use leptos::prelude::*;
use std::rc::Rc;

/// How long it says so.
const SHOWN_MS: u32 = 2_000;

/// What a press does; it is handed what to do once the text is copied.
pub(crate) type Press = Box<dyn Fn(Copied)>;

/// The button, with the name of what it copies for who does not see where it stands. The name stays while the words on it change.
pub(crate) fn copying(class: &str, text: &'static str, name: &str, press: Press) -> AnyView {
    let copied = RwSignal::new(false);
    let rest = Rc::new(Debounce::new(SHOWN_MS));
    let plain = format!("copying {class}");
    let done = format!("{plain} copied");
    let class = move || {
        if copied.get() {
            done.clone()
        } else {
            plain.clone()
        }
    };
    let press = move |_| {
        let rest = Rc::clone(&rest);
        press(Box::new(move || {
            copied.set(true);
            rest.call(move || copied.set(false));
        }));
    };
    let name =
        (!name.is_empty()).then(|| view! { <span class="unseen">" "{name.to_owned()}</span> });
    view! {
        <button type="button" class=live(class) on:click=press>
            <span>{text}</span>
            <b aria-hidden="true">"Copied \u{2713}"</b>
            {name}
        </button>
    }
    .into_any()
}
