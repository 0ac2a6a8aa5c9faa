//! What there is to say about the stored draft, above everything else.

use crate::live::live;
use crate::state::{Notice, State};
use leptos::prelude::*;

fn dismiss(state: State) -> AnyView {
    view! {
        <button type="button" class="quiet" on:click=move |_| state.draft.dismiss()>
            "Dismiss"
        </button>
    }
    .into_any()
}

fn elsewhere(state: State) -> AnyView {
    view! {
        <div class="notice warning">
            <p>
                <strong>"This draft was changed in another tab. "</strong>
                "Nothing is stored from here until you choose."
            </p>
            <button type="button" on:click=move |_| state.take_other_draft()>"Take the other tab's answers"</button>
            <button type="button" on:click=move |_| state.keep_own_draft()>"Keep mine"</button>
        </div>
    }
    .into_any()
}

fn told(state: State, class: &'static str, text: String) -> AnyView {
    view! { <div class=class><p>{text}</p>{dismiss(state)}</div> }.into_any()
}

fn waits(state: State) -> AnyView {
    view! {
        <div class="notice">
            <p>"What you opened still waits. Nothing of it was taken."</p>
            <button type="button" on:click=move |_| state.look_at_what_waits()>"Look at it"</button>
            <button type="button" class="quiet" on:click=move |_| state.leave_all()>"Drop it"</button>
        </div>
    }
    .into_any()
}

/// The notice; empty while there is nothing to say.
#[component]
pub(crate) fn Notices(state: State) -> impl IntoView {
    let notice = move || match state.draft.notice() {
        Notice::Quiet => ().into_any(),
        Notice::Restored => {
            let text = "Your draft of this browser is open. \u{201c}Start afresh\u{201d} at the \
                        foot of the page drops it.";
            told(state, "notice", text.to_owned())
        }
        Notice::Unreadable(why) => {
            let text = format!(
                "The stored draft could not be read, so the answers start empty. It was kept aside \
                 in this browser's storage under osmo-configurator.draft-unreadable. Reason: \
                 {why}"
            );
            told(state, "notice warning", text)
        }
        Notice::Unavailable => {
            let text = "This browser stores nothing for this page: storage is blocked or full. \
                        Everything works, but the answers are gone when the tab closes.";
            told(state, "notice warning", text.to_owned())
        }
        Notice::Elsewhere => elsewhere(state),
    };
    view! {
        <div class="notices" role="status">
            {live(notice)}
            {live(move || state.arrival.waits().then(|| waits(state)))}
        </div>
    }
}
