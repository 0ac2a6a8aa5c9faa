//! The title of the document.

/// Sets it.
pub(crate) fn set(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}
