//! The browser, one capability a file. Nothing else in the page touches the browser's own interfaces.

pub(crate) mod arrows;
pub(crate) mod bridge;
pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod dialog;
pub(crate) mod download;
pub(crate) mod entropy;
pub(crate) mod events;
pub(crate) mod fault;
pub(crate) mod first_screen;
pub(crate) mod focus;
pub(crate) mod hand;
pub(crate) mod input;
pub(crate) mod keys;
pub(crate) mod location;
pub(crate) mod mount;
pub(crate) mod port;
pub(crate) mod print;
pub(crate) mod scroll;
pub(crate) mod storage;
pub(crate) mod timer;
pub(crate) mod title;

/// Returns the page.
fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}
