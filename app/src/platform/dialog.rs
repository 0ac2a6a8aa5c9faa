//! Dialogs of the browser: while one is open the focus stays in it, Escape closes it, and the focus goes back to where it was.

use super::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

fn find(id: &str) -> Option<HtmlDialogElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Opens the element with this id, if it is a dialog.
pub(crate) fn open(id: &str) {
    if let Some(dialog) = find(id).filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

/// Closes the dialog with this id.
pub(crate) fn close(id: &str) {
    if let Some(dialog) = find(id) {
        dialog.close();
    }
}

/// Says whether a dialog is open.
pub(crate) fn is_open() -> bool {
    let open = document().and_then(|all| all.query_selector("dialog[open]").ok());
    open.flatten().is_some()
}
