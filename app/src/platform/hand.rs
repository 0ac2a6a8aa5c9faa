//! Files that are handed to the page: chosen in a control, or dropped on it. They are read here and sent nowhere.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Uint8Array;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DataTransfer, DragEvent, Event, File, FileList, HtmlInputElement};

/// The largest file that is read, in bytes.
const MOST: f64 = 8.0 * 1024.0 * 1024.0;

/// A file that was read: its name, and its bytes if they could be read.
pub(crate) type Given = (String, Option<Vec<u8>>);

/// The most files at once.
const FILES: u32 = 200;

/// Reads the first of these files.
fn read(files: &FileList, most: u32, then: impl FnOnce(Vec<Given>) + 'static) {
    let files: Vec<File> = (0..files.length().min(most))
        .filter_map(|at| files.get(at))
        .collect();
    spawn_local(async move {
        let mut out = Vec::with_capacity(files.len());
        for file in files {
            let bytes = if file.size() > MOST {
                None
            } else {
                JsFuture::from(file.array_buffer()).await.ok()
            };
            let bytes = bytes.map(|buffer| {
                let array = Uint8Array::new(&buffer);
                let bytes = array.to_vec();
                // It may be a token.
                array.fill(0, 0, array.length());
                bytes
            });
            out.push((file.name(), bytes));
        }
        then(out);
    });
}

/// Passes files on one by one.
fn each(files: Vec<Given>, then: &impl Fn(&str, Option<&[u8]>)) {
    for (name, bytes) in files {
        then(&name, bytes.as_deref());
    }
}

/// Reads what was chosen in a control, and empties the control: the same file can be chosen again.
fn of_control(event: &Event, most: u32, then: impl FnOnce(Vec<Given>) + 'static) {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    if let Some(input) = input {
        if let Some(files) = input.files() {
            read(&files, most, then);
        }
        input.set_value("");
    }
}

/// Reads the file that was chosen in a control.
pub(crate) fn chosen(event: &Event, then: impl Fn(&str, Option<&[u8]>) + 'static) {
    of_control(event, 1, move |files| each(files, &then));
}

/// Reads all files that were chosen in a control.
pub(crate) fn all_chosen(event: &Event, then: impl FnOnce(Vec<Given>) + 'static) {
    of_control(event, FILES, then);
}

fn transfer(event: &Event) -> Option<DataTransfer> {
    let transfer = event.dyn_ref::<DragEvent>()?.data_transfer()?;
    // Text that is dragged into a box is not ours.
    let files = transfer.types().includes(&JsValue::from_str("Files"), 0);
    files.then_some(transfer)
}

/// Reads every file that is dropped on the page, the first of several.
pub(crate) fn on_drop(then: impl Fn(&str, Option<&[u8]>) + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let then = Rc::new(then);
    let options = EventListenerOptions::enable_prevent_default;
    EventListener::new_with_options(&window, "dragover", options(), |event| {
        if transfer(event).is_some() {
            event.prevent_default();
        }
    })
    .forget();
    EventListener::new_with_options(&window, "drop", options(), move |event| {
        if let Some(transfer) = transfer(event) {
            event.prevent_default();
            if let Some(files) = transfer.files() {
                let then = Rc::clone(&then);
                read(&files, 1, move |files| each(files, &*then));
            }
        }
    })
    .forget();
}

/// Reads all files that were dropped on an element, and keeps the page from opening one of them.
pub(crate) fn all_dropped(event: &Event, then: impl FnOnce(Vec<Given>) + 'static) {
    if let Some(transfer) = transfer(event) {
        event.prevent_default();
        event.stop_propagation();
        if let Some(files) = transfer.files() {
            read(&files, FILES, then);
        }
    }
}
