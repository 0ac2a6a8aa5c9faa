//! The place of a panel of the workbench: a heading to open, and what is put below it.

use crate::live::live;
use crate::state::{Coming, State};
use leptos::prelude::*;

/// What is to be looked at after the installation.
pub(crate) const AFTERWARDS: &str = "afterwards";

/// What was decided.
pub(crate) const DECISIONS: &str = "decisions";
/// Answers that go together.
pub(crate) const PRESETS: &str = "presets";
/// What a pasted error means.
pub(crate) const DECODE: &str = "decode";
/// Named drafts.
pub(crate) const DRAFTS: &str = "drafts";
/// An address of the provider, its discovery document, or another thing that can be taken apart.
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
/// The search.
pub(crate) const SEARCH: &str = "search";
/// The sheet of shortcuts.
pub(crate) const KEYS: &str = "keys";
/// The lines that a question writes.
pub(crate) const TRACE: &str = "trace";

/// Why a line is as it is.
pub(crate) const EXPLAIN: &str = "explain";
/// All files.
pub(crate) const TREE: &str = "tree";

/// Returns the id of a panel's place.
pub(crate) fn id(name: &str) -> String {
    format!("place-{name}")
}

/// What stands in place of a part that is not there yet: that it comes, or that it did not and can be tried again.
pub(crate) fn coming(
    state: State,
    what: &'static str,
    again: fn(State, &'static str),
    name: &'static str,
) -> AnyView {
    match state.workbench.coming() {
        Coming::No => ().into_any(),
        Coming::Yes => {
            view! { <p class="hint coming" role="status">"Loading " {what} " …"</p> }.into_any()
        }
        Coming::Failed => view! {
            <p class="note">
                <strong>"Not loaded. "</strong>
                "The connection or the server failed. What you answered is kept. "
                <button type="button" on:click=move |_| again(state, name)>"Try again"</button>
            </p>
        }
        .into_any(),
    }
}

fn mount(state: State, name: &'static str) {
    state.turn_panel(name, true);
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
            {live(move || open.get().then(|| coming(state, "this part", mount, name)))}
            <div id=id(name)></div>
        </details>
    }
}

/// A place that is always open: its panel is there as soon as the workbench is.
#[component]
pub(crate) fn Standing(state: State, name: &'static str, label: &'static str) -> impl IntoView {
    // Once what is below stands on the page.
    Effect::new(move || state.turn_panel(name, true));
    on_cleanup(move || state.turn_panel(name, false));
    view! {
        <section class="standing" id=format!("panel-{name}") aria-label=label>
            <h2>{label}</h2>
            {live(move || coming(state, "this part", mount, name))}
            <div id=id(name)></div>
        </section>
    }
}
