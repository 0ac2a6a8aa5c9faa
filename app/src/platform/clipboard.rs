//! Copying text. It is only ever called from a click: browsers refuse it otherwise.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlDocument, HtmlElement, HtmlTextAreaElement};

/// Copies text, then says whether it worked. A page that came over plain http has no clipboard; the older way still works
/// there.
pub(crate) fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let clipboard = web_sys::window().map(|window| window.navigator().clipboard());
    let Some(clipboard) = clipboard.filter(|clipboard| !clipboard.is_undefined()) else {
        return done(by_selection(text).unwrap_or(false));
    };
    let written = JsFuture::from(clipboard.write_text(text));
    spawn_local(async move { done(written.await.is_ok()) });
}

/// Copies what is selected in a box that nobody sees; the focus is afterwards where it was.
fn by_selection(text: &str) -> Option<bool> {
    let document = web_sys::window()?.document()?;
    let before = document.active_element();
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(text);
    area.set_class_name("unseen");
    document.body()?.append_child(&area).ok()?;
    area.select();
    let copied = document
        .dyn_ref::<HtmlDocument>()
        .and_then(|document| document.exec_command("copy").ok());
    area.remove();
    if let Some(before) = before.and_then(|before| before.dyn_into::<HtmlElement>().ok()) {
        let _ = before.focus();
    }
    copied
}
