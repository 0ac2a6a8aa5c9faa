//! The way between the two programs of the page: a function of each that the other one calls. What they say stands in
//! `crate::bridge`.

use crate::bridge::{Reply, Verb, Wish};
use crate::workbench::Bench;
use gloo::events::EventListener;
use js_sys::{Function, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit};

/// Asks boot.js for the workbench.
const WANTED: &str = "workbench-wanted";
/// The workbench offers itself.
const THERE: &str = "workbench";
/// boot.js could not load it.
const MISSING: &str = "workbench-missing";
/// The page tells the workbench where wishes go.
const WISHES: &str = "wishes";

thread_local! {
    /// The other program's function.
    static OTHER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// The shape of both functions: a word, text, bytes or whatever else; and a reply.
type Said = dyn Fn(String, String, JsValue) -> JsValue;

fn js(reply: Reply) -> JsValue {
    match reply {
        Reply::Nothing => JsValue::NULL,
        Reply::Text(text) => text.into(),
        Reply::Bytes(bytes) => Uint8Array::from(bytes.as_slice()).into(),
    }
}

fn reply(value: &JsValue) -> Reply {
    match (value.as_string(), value.dyn_ref::<Uint8Array>()) {
        (Some(text), _) => Reply::Text(text),
        (None, Some(bytes)) => Reply::Bytes(bytes.to_vec()),
        (None, None) => Reply::Nothing,
    }
}

fn bytes(value: &JsValue) -> Vec<u8> {
    value
        .dyn_ref::<Uint8Array>()
        .map(Uint8Array::to_vec)
        .unwrap_or_default()
}

/// Calls the other program. The bytes are overwritten afterwards: they may be secrets.
fn call(word: &str, text: &str, bytes: &[u8]) -> Option<Reply> {
    let other = OTHER.with_borrow(Clone::clone)?;
    let array = Uint8Array::from(bytes);
    let said = other.call3(&JsValue::NULL, &word.into(), &text.into(), &array);
    array.fill(0, 0, array.length());
    said.ok().as_ref().map(reply)
}

fn send(name: &str, detail: &JsValue) {
    let options = CustomEventInit::new();
    options.set_detail(detail);
    let event = CustomEvent::new_with_event_init_dict(name, &options);
    if let (Some(window), Ok(event)) = (web_sys::window(), event) {
        let _ = window.dispatch_event(&event);
    }
}

fn function(said: Box<Said>) -> JsValue {
    Closure::wrap(said).into_js_value()
}

/// Says to the page that the workbench is there.
pub(crate) fn offer(bench: Bench) {
    let said = move |word: String, text: String, value: JsValue| match Verb::of(&word) {
        Some(verb) => js(bench.ask(verb, &text, &bytes(&value))),
        None if word == WISHES => {
            OTHER.set(value.dyn_into().ok());
            JsValue::NULL
        }
        None => JsValue::NULL,
    };
    send(THERE, &function(Box::new(said)));
}

/// Asks the page for something.
pub(crate) fn wish(wish: Wish, text: &str, bytes: &[u8]) {
    let _ = call(wish.word(), text, bytes);
}

/// Has the workbench loaded.
pub(crate) fn want() {
    send(WANTED, &JsValue::NULL);
}

/// Asks the workbench; nothing if it is not there.
pub(crate) fn ask(verb: Verb, text: &str, bytes: &[u8]) -> Option<Reply> {
    call(verb.word(), text, bytes)
}

/// Calls back when the workbench is there, or could not be loaded, and passes its wishes on.
pub(crate) fn on_arrival(
    arrived: impl Fn(bool) + Clone + 'static,
    grant: impl Fn(Wish, &str, &[u8]) + 'static,
) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let said = move |word: String, text: String, value: JsValue| {
        if let Some(wish) = Wish::of(&word) {
            grant(wish, &text, &bytes(&value));
        }
        JsValue::NULL
    };
    let wishes = function(Box::new(said));
    let there = arrived.clone();
    EventListener::new(&window, THERE, move |event| {
        let other = event.dyn_ref::<CustomEvent>().map(CustomEvent::detail);
        if let Some(other) = other.and_then(|other| other.dyn_into::<Function>().ok()) {
            let introduced = other.call3(&JsValue::NULL, &WISHES.into(), &"".into(), &wishes);
            OTHER.set(Some(other));
            there(introduced.is_ok());
        }
    })
    .forget();
    EventListener::new(&window, MISSING, move |_| arrived(false)).forget();
}
