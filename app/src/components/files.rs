//! What comes of the answers: the files, always in view.

use super::sheet::Sheet;
use super::tabs::Tabs;
use crate::state::State;
use leptos::prelude::*;

/// Id of this part, for the links that lead to it.
pub(crate) const FILES: &str = "files";

/// The files.
#[component]
pub(crate) fn Files(state: State) -> impl IntoView {
    view! {
        <aside class="files" id=FILES tabindex="-1" aria-label="Files">
            <Tabs state/>
            <Sheet state/>
        </aside>
    }
}
