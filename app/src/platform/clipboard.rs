//! Copying text. It is only ever called from a click: browsers refuse it otherwise.

use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Copies text, then says whether it worked. Without a secure context there is no clipboard at all.
pub(crate) fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let clipboard = web_sys::window().map(|window| window.navigator().clipboard());
    let Some(clipboard) = clipboard.filter(|clipboard| !clipboard.is_undefined()) else {
        return done(false);
    };
    let written = JsFuture::from(clipboard.write_text(text));
    spawn_local(async move { done(written.await.is_ok()) });
}
