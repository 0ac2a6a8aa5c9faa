//! Dropping everything, after a question.

use crate::live::live;
use crate::platform::focus;
use crate::state::State;
use leptos::prelude::*;

const QUESTION: &str = "start-afresh";
const BUTTON: &str = "to-start-afresh";

/// The button, and the question that it asks first.
#[component]
pub(crate) fn StartAfresh(state: State) -> impl IntoView {
    let asking = RwSignal::new(false);
    let ask = move |_| {
        asking.set(true);
        focus::soon(QUESTION.to_owned());
    };
    let keep = move |_| {
        asking.set(false);
        focus::soon(BUTTON.to_owned());
    };
    live(move || {
        if asking.get() {
            view! {
                <div class="confirm" role="group" aria-labelledby=QUESTION>
                    <p id=QUESTION tabindex="-1">
                        "Drop all answers and secrets, here and in the stored draft?"
                    </p>
                    <button
                        type="button"
                        class="danger"
                        on:click=move |_| {
                            asking.set(false);
                            state.start_afresh();
                        }
                    >
                        "Drop everything"
                    </button>
                    <button type="button" on:click=keep>"Keep everything"</button>
                </div>
            }
            .into_any()
        } else {
            view! { <button type="button" class="quiet" id=BUTTON on:click=ask>"Start afresh"</button> }
                .into_any()
        }
    })
}
