//! Writing into an input that holds a secret: its value is never part of a view, so that no copy stays behind. And whether
//! what is in one was pasted.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement, InputEvent};

/// Puts text into the input with this id.
pub(crate) fn put(id: &str, text: &str) {
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|page| page.get_element_by_id(id));
    if let Some(input) = element
        .as_ref()
        .and_then(|element| element.dyn_ref::<HtmlInputElement>())
    {
        input.set_value(text);
    } else if let Some(area) = element
        .as_ref()
        .and_then(|element| element.dyn_ref::<HtmlTextAreaElement>())
    {
        area.set_value(text);
    }
}

/// Says whether somebody pasted or dropped what an input was just given.
pub(crate) fn is_pasted(event: &Event) -> bool {
    let kind = event.dyn_ref::<InputEvent>().map(InputEvent::input_type);
    kind.is_some_and(|kind| matches!(kind.as_str(), "insertFromPaste" | "insertFromDrop"))
}
