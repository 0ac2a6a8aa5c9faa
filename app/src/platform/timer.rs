//! Doing something once, a while after the last call.

use gloo::timers::callback::Timeout;
use std::cell::RefCell;

/// Holds back until calls cease for a while.
pub(crate) struct Debounce {
    delay_ms: u32,
    waiting: RefCell<Option<Timeout>>,
}

impl Debounce {
    /// Makes one that waits this long.
    pub(crate) fn new(delay_ms: u32) -> Self {
        Self {
            delay_ms,
            waiting: RefCell::new(None),
        }
    }

    /// Does `then` after the delay, unless it is called again before.
    pub(crate) fn call(&self, then: impl FnOnce() + 'static) {
        // Dropping the earlier timeout cancels it.
        *self.waiting.borrow_mut() = Some(Timeout::new(self.delay_ms, then));
    }
}
