//! The browser as the state's port.

use super::{bridge, entropy, focus, input, location, scroll, storage};
use crate::bridge::{Reply, Verb};
use crate::state::{Port, Unavailable};

/// The window that the page is in.
pub(crate) struct Window;

impl Port for Window {
    fn read(&self, key: &str) -> Result<Option<String>, Unavailable> {
        storage::read(key)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), Unavailable> {
        storage::write(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), Unavailable> {
        storage::remove(key)
    }

    fn mark(&self) -> String {
        entropy::mark()
    }

    fn address(&self) -> String {
        location::hash()
    }

    fn go(&self, address: &str) {
        location::set_hash(address);
    }

    fn replace(&self, address: &str) {
        location::replace(address);
    }

    fn focus(&self, id: &str, otherwise: &'static str) {
        focus::soon_or(id.to_owned(), otherwise);
    }

    fn come(&self, id: &str) {
        scroll::come(id);
    }

    fn show(&self, id: &str, text: &str) {
        input::put(id, text);
    }

    fn want_workbench(&self) {
        bridge::want();
    }

    fn ask(&self, verb: Verb, text: &str, bytes: &[u8]) -> Reply {
        bridge::ask(verb, text, bytes).unwrap_or(Reply::Nothing)
    }

    fn unfold(&self, id: &str) {
        focus::unfold_around(id);
    }
}
