//! What was just done, or did not work, for everybody to see and for screen readers to read.

use crate::live::live;
use crate::state::{State, Told};
use leptos::prelude::*;

fn toast(Told { text, odd }: Told) -> AnyView {
    let class = if odd { "toast odd" } else { "toast" };
    view! { <p class=class>{text}</p> }.into_any()
}

/// The place where it appears.
#[component]
pub(crate) fn Toast(state: State) -> impl IntoView {
    view! { <div class="toasts" role="status">{live(move || state.voice.told().map(toast))}</div> }
}
