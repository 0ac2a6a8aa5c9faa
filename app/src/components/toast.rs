//! What was just done, or did not work, for everybody to see and for screen readers to read: one thing at a time.

use crate::live::{live, memo};
use crate::platform::focus;
use crate::state::{State, Told};
use leptos::ev::FocusEvent;
use leptos::prelude::*;

/// Id of the text that is to be copied by hand.
const BY_HAND: &str = "by-hand";

fn text(Told { text, .. }: Told) -> AnyView {
    view! { <p class="toast">{text}</p> }.into_any()
}

fn by_hand(text: String) -> AnyView {
    view! { <textarea id=BY_HAND readonly rows="3" aria-label="The text to copy" prop:value=text></textarea> }.into_any()
}

fn dismiss(state: State) -> AnyView {
    let gone = move |_| {
        state.voice.hush();
        focus::give_back();
    };
    view! { <button type="button" class="quiet" on:click=gone>"Dismiss"</button> }.into_any()
}

/// The place where it appears. It stays while the focus or the pointer is at it.
#[component]
pub(crate) fn Toast(state: State) -> impl IntoView {
    let voice = state.voice;
    let some = memo(move || voice.told().is_some());
    let copied = memo(move || voice.told().and_then(|told| told.by_hand));
    Effect::new(move || {
        if copied.with(Option::is_some) {
            focus::select_soon(BY_HAND);
        }
    });
    let class = move || match voice.told() {
        None => "toasts",
        Some(told) if told.odd => "toasts some odd",
        Some(_) => "toasts some",
    };
    let enter = move |event: FocusEvent| {
        focus::lend(&event);
        voice.hold(true);
    };
    view! {
        <div
            class=live(class)
            on:focusin=enter
            on:focusout=move |_| voice.hold(false)
            on:pointerenter=move |_| voice.hold(true)
            on:pointerleave=move |_| voice.hold(false)
        >
            <div role="status">{live(move || voice.told().map(text))}</div>
            {live(move || copied.get().map(by_hand))}
            {live(move || some.get().then(|| dismiss(state)))}
        </div>
    }
}
