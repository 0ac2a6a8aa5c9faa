//! The element that the page is put into.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Returns the element with this id.
pub(crate) fn element(id: &str) -> Option<HtmlElement> {
    web_sys::window()?
        .document()?
        .get_element_by_id(id)?
        .dyn_into()
        .ok()
}
