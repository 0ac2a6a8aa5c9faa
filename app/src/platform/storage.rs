//! The browser's storage for this origin. It may be blocked or full, and other tabs write to it too.

use crate::state::Unavailable;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Storage, StorageEvent};

fn store() -> Result<Storage, Unavailable> {
    web_sys::window()
        .and_then(|window| window.local_storage().ok().flatten())
        .ok_or(Unavailable)
}

/// Returns what stands under a key.
pub(crate) fn read(key: &str) -> Result<Option<String>, Unavailable> {
    store()?.get_item(key).map_err(|_| Unavailable)
}

/// Writes under a key.
pub(crate) fn write(key: &str, text: &str) -> Result<(), Unavailable> {
    store()?.set_item(key, text).map_err(|_| Unavailable)
}

/// Removes a key.
pub(crate) fn remove(key: &str) -> Result<(), Unavailable> {
    store()?.remove_item(key).map_err(|_| Unavailable)
}

/// Calls back when another tab changed a key, or everything.
pub(crate) fn on_change_elsewhere(key: &'static str, then: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    EventListener::new(&window, "storage", move |event| {
        let changed = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
        if changed.is_none_or(|changed| changed == key) {
            then();
        }
    })
    .forget();
}
