//! Moving the focus, always after the page has been brought up to date.

use super::document;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement, HtmlTextAreaElement, Node};

thread_local! {
    /// What had the focus before something borrowed it.
    static LENT: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// Remembers where the focus came from when it came into the element that listens.
pub(crate) fn lend(event: &FocusEvent) {
    let inside = event
        .current_target()
        .and_then(|own| own.dyn_into::<Node>().ok());
    let from = event
        .related_target()
        .and_then(|from| from.dyn_into::<HtmlElement>().ok());
    if !inside.is_some_and(|inside| inside.contains(from.as_deref().map(AsRef::as_ref))) {
        LENT.set(from);
    }
}

/// Gives the focus back to where it came from.
pub(crate) fn give_back() {
    if let Some(from) = LENT.take() {
        let _ = from.focus();
    }
}

/// Moves the focus to the box with this id once the page is up to date, and selects what is in it.
pub(crate) fn select_soon(id: &'static str) {
    Timeout::new(0, move || {
        let found = document().and_then(|document| document.get_element_by_id(id));
        if let Some(area) = found.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()) {
            let _ = area.focus();
            area.select();
        }
    })
    .forget();
}

/// Like [`soon`]; without such an element another one gets the focus, so that it is never lost.
pub(crate) fn soon_or(id: String, otherwise: &'static str) {
    Timeout::new(0, move || {
        if !now(&id) {
            now(otherwise);
        }
    })
    .forget();
}

/// Moves the focus to the element with this id, once the page is up to date. A folded section around it is opened;
/// for a group of options the chosen one gets the focus.
pub(crate) fn soon(id: String) {
    Timeout::new(0, move || {
        now(&id);
    })
    .forget();
}

fn now(id: &str) -> bool {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else {
        return false;
    };
    unfold(&element);
    let target = if element.tag_name() == "FIELDSET" {
        option_of(&element).unwrap_or(element)
    } else {
        element
    };
    target
        .dyn_ref::<HtmlElement>()
        .is_some_and(|target| target.focus().is_ok())
}

fn option_of(group: &Element) -> Option<Element> {
    let find = |selector| group.query_selector(selector).ok().flatten();
    find("input:checked").or_else(|| find("input"))
}

/// Opens the folded section around the element with this id, if there is one.
pub(crate) fn unfold_around(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        unfold(&element);
    }
}

fn unfold(element: &Element) {
    if let Some(details) = element.closest("details").ok().flatten() {
        let _ = details.set_attribute("open", "");
    }
}
