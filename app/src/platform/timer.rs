//! Doing something once: a while after the last call, or when there is time.

use gloo::timers::callback::Timeout;
use js_sys::Reflect;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdleRequestOptions;

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

    /// Does nothing after all.
    pub(crate) fn cancel(&self) {
        *self.waiting.borrow_mut() = None;
    }

    /// Does `then` after the delay, unless it is called again before.
    pub(crate) fn call(&self, then: impl FnOnce() + 'static) {
        // Dropping the earlier timeout cancels it.
        *self.waiting.borrow_mut() = Some(Timeout::new(self.delay_ms, then));
    }
}

/// Does something in the browser's next turn: what happens before is painted, and can be typed into.
pub(crate) fn next_turn(then: impl FnOnce() + 'static) {
    Timeout::new(0, then).forget();
}

/// Does something once, when the browser has time for it; later calls before that count for nothing.
#[derive(Clone, Default)]
pub(crate) struct Idle {
    waiting: Rc<Cell<bool>>,
}

/// How long the browser may take to find the time.
const PATIENCE_MS: u32 = 500;
/// How long to wait where the browser does not say when it has time.
const PAUSE_MS: u32 = 50;

impl Idle {
    /// Does `then` when there is time.
    pub(crate) fn call(&self, then: impl FnOnce() + 'static) {
        if self.waiting.replace(true) {
            return;
        }
        let waiting = Rc::clone(&self.waiting);
        let run = move || {
            waiting.set(false);
            then();
        };
        let Some(window) = web_sys::window() else {
            return;
        };
        let name = JsValue::from_str("requestIdleCallback");
        if Reflect::has(&window, &name).unwrap_or(false) {
            let options = IdleRequestOptions::new();
            options.set_timeout(PATIENCE_MS);
            let callback = Closure::once_into_js(run);
            let asked =
                window.request_idle_callback_with_options(callback.unchecked_ref(), &options);
            drop(asked);
        } else {
            Timeout::new(PAUSE_MS, run).forget();
        }
    }
}
