//! Paper.

/// Has the browser print the page.
pub(crate) fn print() {
    if let Some(window) = web_sys::window() {
        // Where printing is switched off nothing happens.
        let _ = window.print();
    }
}
