//! The sheet of shortcuts.

use crate::components::place::{KEYS, id};
use crate::platform::port::Window;
use crate::platform::{dialog, keys};
use crate::shortcuts::{COMMAND, NO_MARK, SHEET};
use crate::state::Port;
use crate::workbench::Page;
use leptos::prelude::*;

const SWITCH: &str = "question-mark";

fn row((keys, what): (&'static [&'static str], &'static str)) -> AnyView {
    let name = |key: &&'static str| match *key {
        COMMAND => keys::command().0,
        other => other,
    };
    let keys = keys.iter().map(name);
    let keys = keys
        .map(|key| view! { <kbd>{key}</kbd> " " })
        .collect_view();
    view! { <div><dt>{what}</dt><dd>{keys}</dd></div> }.into_any()
}

/// The sheet. A key that is a sign alone can be switched off: whoever dictates may say it by chance.
pub(super) fn panel(page: Page) -> AnyView {
    let on = !matches!(Window.read(NO_MARK), Ok(Some(_)));
    let turn = move |event| {
        let kept = if event_target_checked(&event) {
            Window.remove(NO_MARK)
        } else {
            Window.write(NO_MARK, "off")
        };
        if kept.is_err() {
            page.warn("This browser stores nothing for this page, so it stays as it was");
        }
    };
    view! {
        <h2>"Keyboard shortcuts"</h2>
        <dl class="keys">{SHEET.map(row).collect_view()}</dl>
        <p>
            <input type="checkbox" id=SWITCH prop:checked=on on:change=turn/>
            <label for=SWITCH>"The key ? opens this list"</label>
        </p>
        <p class="go"><button type="button" autofocus=true on:click=move |_| dialog::close(&id(KEYS))>"Close"</button></p>
    }
    .into_any()
}
