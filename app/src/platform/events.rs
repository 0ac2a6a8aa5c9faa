//! Events of the window that the whole page listens to, for as long as it lives.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{BeforeUnloadEvent, Element, EventTarget, MouseEvent};

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

fn is_in(target: Option<EventTarget>, selector: &str) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.closest(selector).is_ok_and(|found| found.is_some()))
}

fn nth(element: &Element) -> usize {
    let mut before = element.previous_element_sibling();
    let mut count = 0;
    while let Some(one) = before {
        (before, count) = (one.previous_element_sibling(), count + 1);
    }
    count
}

/// Says whether some text of the page is selected.
fn selects() -> Option<bool> {
    let window = web_sys::window()?;
    let ask = Reflect::get(&window, &"getSelection".into()).ok()?;
    let selection = ask.dyn_ref::<Function>()?.call0(&window).ok()?;
    let empty = Reflect::get(&selection, &"isCollapsed".into()).ok()?;
    Some(empty.as_bool() == Some(false))
}

/// Returns which of its neighbours a click is on, of elements that fit a selector, and which part of it; nothing if the click
/// ends a selection of text.
pub(crate) fn pointed(event: &MouseEvent, of: &str, part: &str) -> Option<(usize, Option<usize>)> {
    if selects() == Some(true) {
        return None;
    }
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let whole = target.closest(of).ok()??;
    let inner = target.closest(part).ok().flatten().and_then(|inner| {
        let all = whole.query_selector_all(part).ok()?;
        (0..all.length()).find(|at| {
            all.get(*at)
                .is_some_and(|one| one.is_same_node(Some(&inner)))
        })
    });
    let inner = inner.and_then(|at| usize::try_from(at).ok());
    Some((nth(&whole), inner))
}

/// Says whether the pointer is on something that a click does something to, other than a box for text.
pub(crate) fn presses(event: &MouseEvent) -> bool {
    let pressed = "a, button, label, summary, [type=checkbox], [type=radio]";
    is_in(event.target(), pressed)
}
