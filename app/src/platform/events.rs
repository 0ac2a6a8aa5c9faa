//! Events of the window that the whole page listens to, for as long as it lives.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{BeforeUnloadEvent, Element, EventTarget, KeyboardEvent, MouseEvent};

/// Calls back when an event of this name reaches the window.
pub(crate) fn on_window(name: &'static str, mut then: impl FnMut() + 'static) {
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, name, move |_| then()).forget();
    }
}

/// Calls back when an event of this name reaches the window, for as long as what is returned is held.
pub(crate) fn while_held(name: &'static str, mut then: impl FnMut() + 'static) -> impl Sized {
    web_sys::window().map(|window| EventListener::new(&window, name, move |_| then()))
}

/// Makes the browser ask before the page is left, while `needed` says so.
pub(crate) fn ask_before_leaving(needed: impl Fn() -> bool + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window, "beforeunload", options, move |event| {
        if needed() {
            event.prevent_default();
            // Older browsers look at the return value only.
            if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                event.set_return_value("unsaved");
            }
        }
    })
    .forget();
}

/// Where the browser keeps a history of its own.
const BOXES: &str = "textarea, input:not([type=checkbox], [type=radio])";

/// Calls back when somebody asks by the keyboard to undo, or to do again, and no box with a history of its own has the focus.
pub(crate) fn on_undo(then: impl Fn(bool) + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window, "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        if !(key.ctrl_key() || key.meta_key()) || key.alt_key() || is_in(event.target(), BOXES) {
            return;
        }
        let back = match key.key().as_str() {
            "z" | "Z" => !key.shift_key(),
            "y" => false,
            _ => return,
        };
        event.prevent_default();
        then(back);
    })
    .forget();
}

fn is_in(target: Option<EventTarget>, selector: &str) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.closest(selector).is_ok_and(|found| found.is_some()))
}

/// Says whether the pointer is on something that a click does something to, other than a box for text.
pub(crate) fn presses(event: &MouseEvent) -> bool {
    let pressed = "a, button, label, summary, [type=checkbox], [type=radio]";
    is_in(event.target(), pressed)
}
