//! The place of a panel of the workbench: a heading to open, and what is put below it.

use crate::state::State;
use leptos::prelude::*;

/// What is to be looked at after the installation.
pub(crate) const AFTERWARDS: &str = "afterwards";

/// What a pasted error means.
pub(crate) const DECODE: &str = "decode";
/// Named drafts.
pub(crate) const DRAFTS: &str = "drafts";
/// An address of the provider, or its discovery document.
pub(crate) const ADDRESS: &str = "address";
/// An ID token against the answers.
pub(crate) const TOKEN: &str = "token";
/// The way of a request.
pub(crate) const FLOW: &str = "flow";
/// The page for whoever runs the identity provider.
pub(crate) const HANDOUT: &str = "handout";
/// Files that are there already, read into answers.
pub(crate) const BRING: &str = "bring";
/// Files that are checked and not taken.
pub(crate) const CHECK: &str = "check";
/// Files against ours.
pub(crate) const COMPARE: &str = "compare";

/// Returns the id of a panel's place.
pub(crate) fn id(name: &str) -> String {
    format!("place-{name}")
}

/// The place. The panel is there while it is open.
#[component]
pub(crate) fn Place(state: State, name: &'static str, label: &'static str) -> impl IntoView {
    let open = RwSignal::new(false);
    let turn = move |_| {
        open.update(|open| *open = !*open);
        state.turn_panel(name, open.get_untracked());
    };
    on_cleanup(move || state.turn_panel(name, false));
    view! {
        <details class="section place" id=format!("panel-{name}") on:toggle=turn>
            <summary>{label}</summary>
            <div id=id(name)>
                <p class="hint">"Loading …"</p>
            </div>
        </details>
    }
}
