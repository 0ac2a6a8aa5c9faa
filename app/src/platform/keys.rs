//! Keys that do something wherever the focus is.

use super::dialog;
use crate::shortcuts::{self, Key, Shortcut, Spot};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// Says whether this is a machine of Apple's: its key for commands is another one.
fn is_apple() -> bool {
    let platform = web_sys::window().and_then(|window| window.navigator().platform().ok());
    platform.is_some_and(|name| name.starts_with("Mac") || name.starts_with("iP"))
}

/// Returns how the key for commands is called: on the page, and for `aria-keyshortcuts`.
pub(crate) fn command() -> (&'static str, &'static str) {
    if is_apple() {
        ("\u{2318}", "Meta")
    } else {
        ("Ctrl", "Control")
    }
}

fn spot(key: &KeyboardEvent) -> Spot {
    let element = key
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let is_in = |selector| {
        let found = element
            .as_ref()
            .map(|element| element.closest(selector).ok());
        found.flatten().flatten().is_some()
    };
    // Where the browser keeps a history of its own.
    if is_in("textarea, input:not([type=checkbox], [type=radio])") {
        Spot::Text
    } else if is_in("input, select") {
        Spot::Field
    } else {
        Spot::Elsewhere
    }
}

/// Calls back when a shortcut is pressed. While a dialog is open there is none.
pub(crate) fn on_shortcut(then: impl Fn(Shortcut) + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let apple = is_apple();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window, "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let (command, other) = if apple {
            (key.meta_key(), key.ctrl_key())
        } else {
            (key.ctrl_key(), key.meta_key())
        };
        let name = key.key();
        let pressed = Key {
            name: &name,
            command,
            alt: key.alt_key(),
            shift: key.shift_key(),
        };
        let found = shortcuts::of(&pressed, spot(key)).filter(|_| !other);
        if let Some(shortcut) = found {
            event.prevent_default();
            if !dialog::is_open() {
                then(shortcut);
            }
        }
    })
    .forget();
}
