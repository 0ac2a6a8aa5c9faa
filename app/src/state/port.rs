//! What the state needs of the world around it: storage, the address, the focus, and a mark for each draft. One small
//! port, so that the state can be tested without a browser.

use crate::bridge::{Reply, Verb};

/// Storage is switched off, blocked or full.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Unavailable;

/// The world around the state.
pub(crate) trait Port: Sync {
    /// Returns what is stored under a key.
    fn read(&self, key: &str) -> Result<Option<String>, Unavailable>;
    /// Stores text under a key.
    fn write(&self, key: &str, text: &str) -> Result<(), Unavailable>;
    /// Removes a key.
    fn remove(&self, key: &str) -> Result<(), Unavailable>;
    /// Returns a mark that no other tab has.
    fn mark(&self) -> String;
    /// Returns the fragment of the address with its `#`, or nothing.
    fn address(&self) -> String;
    /// Goes to a fragment.
    fn go(&self, address: &str);
    /// Puts a fragment in the place of the present one: the history forgets that one, and nothing is told.
    fn replace(&self, address: &str);
    /// Moves the focus to the element with this id once the page is up to date; without it, to the other one.
    fn focus(&self, id: &str, otherwise: &'static str);
    /// Brings the element with this id into sight, if it is out of it.
    fn come(&self, id: &str);
    /// Puts text into the box with this id: what was typed there is not the answer.
    fn show(&self, id: &str, text: &str);
    /// Has the workbench loaded.
    fn want_workbench(&self);
    /// Asks the workbench, which is there. The bytes may be secrets, and are overwritten where they were copied to.
    fn ask(&self, verb: Verb, text: &str, bytes: &[u8]) -> Reply;
    /// Opens the folded section around the element with this id.
    fn unfold(&self, id: &str);
}
