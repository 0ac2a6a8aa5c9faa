//! Giving files to a panel: chosen, dropped, or pasted as text.

use crate::platform::hand::{self, Given};
use crate::workbench::Page;
use leptos::ev::DragEvent;
use leptos::prelude::*;

/// What is done with files that could be read: name and bytes.
pub(super) type Files = Vec<(String, Vec<u8>)>;

/// Borrows files for the core.
pub(super) fn borrowed(files: &Files) -> Vec<(&str, &[u8])> {
    files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect()
}

/// Keeps what could be read, and names the rest.
fn sorted(page: Page, given: Vec<Given>) -> Files {
    let mut read = Files::new();
    for (name, bytes) in given {
        match bytes {
            Some(bytes) => read.push((name, bytes)),
            None => page.warn(&format!(
                "{name} could not be read: it is a folder, or larger than 8 MB"
            )),
        }
    }
    read
}

/// Reads the text of a file that is dropped on a box.
pub(super) fn dropped(page: Page, event: &DragEvent, then: impl FnOnce(String) + 'static) {
    hand::all_dropped(event, move |given| {
        let mut files = sorted(page, given);
        if files.len() > 1 {
            page.warn("Drop one file here");
        } else if let Some((name, bytes)) = files.pop() {
            match String::from_utf8(bytes) {
                Ok(text) => {
                    page.tell(&format!("Read {name}"));
                    then(text);
                }
                Err(_) => page.warn(&format!("{name} is no text")),
            }
        }
    });
}

/// The controls. `then` is given the files, one time after the other.
pub(super) fn give(
    page: Page,
    id: &'static str,
    hint: &'static str,
    then: impl Fn(Files) + Copy + Send + 'static,
) -> AnyView {
    let text = RwSignal::new(String::new());
    let hints = format!("{id}-hint");
    let pasted = format!("{id}-text");
    let take = move |given| then(sorted(page, given));
    let paste = move |_| {
        let typed = text.get_untracked();
        if typed.trim().is_empty() {
            page.warn("Nothing was pasted");
        } else {
            text.set(String::new());
            then(vec![("pasted text".to_owned(), typed.into_bytes())]);
        }
    };
    view! {
        <div
            class="fields"
            on:dragover=move |event| event.prevent_default()
            on:drop=move |event| hand::all_dropped(&event, take)
        >
            <div class="field">
                <label for=id>"Files"</label>
                <p class="hint" id=hints.clone()>{hint}</p>
                <input
                    type="file"
                    id=id
                    multiple
                    aria-describedby=hints
                    on:change=move |event| hand::all_chosen(&event, take)
                />
            </div>
            <div class="field">
                <label for=pasted.clone()>"Or paste the text"</label>
                <textarea
                    id=pasted
                    rows="4"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    prop:value=text
                    on:input=move |event| text.set(event_target_value(&event))
                ></textarea>
                <div class="inline">
                    <button type="button" on:click=paste>"Read the text"</button>
                </div>
            </div>
        </div>
    }
    .into_any()
}
