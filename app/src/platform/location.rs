//! The fragment of the address, which says which step is open.

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
