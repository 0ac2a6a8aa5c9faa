//! Events of the window that the whole page listens to, for as long as it lives.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{BeforeUnloadEvent, Element, MouseEvent};

/// Calls back when an event of this name reaches the window.
pub(crate) fn on_window(name: &'static str, mut then: impl FnMut() + 'static) {
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, name, move |_| then()).forget();
    }
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

/// Says whether the pointer is on something that a click does something to, other than a box for text.
pub(crate) fn presses(event: &MouseEvent) -> bool {
    let target = event.target();
    let element = target
        .as_ref()
        .and_then(|target| target.dyn_ref::<Element>());
    element.is_some_and(|element| {
        let pressed = element.closest("a, button, label, summary, [type=checkbox], [type=radio]");
        pressed.is_ok_and(|pressed| pressed.is_some())
    })
}
