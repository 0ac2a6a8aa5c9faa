//! Opening what somebody else made: a link or a file.

use crate::platform::hand;
use crate::state::State;
use leptos::prelude::*;

/// The controls. A file can also be dropped anywhere on the page, and a link be opened in the address bar.
pub(crate) fn open(state: State) -> AnyView {
    let link = RwSignal::new(String::new());
    let follow = move |_| {
        state.open_link(&link.get_untracked());
        link.set(String::new());
    };
    view! {
        <details class="open">
            <summary>"Open a file or a link"</summary>
            <div class="field">
                <label for="open-file">"File"</label>
                <p class="hint" id="open-file-hint">
                    "osmo-configurator.yaml, or the archive of all files. You can also drop it \
                     anywhere on this page."
                </p>
                <input
                    type="file"
                    id="open-file"
                    aria-describedby="open-file-hint"
                    on:change=move |event| {
                        hand::chosen(&event, move |name, bytes| state.open_file(name, bytes));
                    }
                />
            </div>
            <div class="field">
                <label for="open-link">"Link"</label>
                <div class="inline">
                    <input
                        type="text"
                        id="open-link"
                        autocomplete="off"
                        autocapitalize="none"
                        spellcheck="false"
                        maxlength="20000"
                        prop:value=link
                        on:input=move |event| link.set(event_target_value(&event))
                    />
                    <button type="button" on:click=follow>"Open"</button>
                </div>
            </div>
        </details>
    }
    .into_any()
}
