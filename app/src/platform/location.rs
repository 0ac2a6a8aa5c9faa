//! The fragment of the address, which says which step is open.

use wasm_bindgen::JsValue;
use web_sys::Location;

fn location() -> Option<Location> {
    Some(web_sys::window()?.location())
}

/// Returns the fragment with its `#`, or nothing.
pub(crate) fn hash() -> String {
    location()
        .and_then(|location| location.hash().ok())
        .unwrap_or_default()
}

/// Goes to a fragment. The browser remembers it, so its Back button works.
pub(crate) fn set_hash(hash: &str) {
    if let Some(location) = location() {
        let _ = location.set_hash(hash);
    }
}

/// Puts a fragment in the place of the present one. The browser forgets that one and sends no event.
pub(crate) fn replace(hash: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// Returns the address of the page without its fragment.
pub(crate) fn page() -> String {
    let address = location().and_then(|location| location.href().ok());
    let address = address.unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}
