//! Passing the answers on: as a link, as a file. What a link holds is said before it is copied.

use crate::components::copying::copying;
use crate::live::{live, memo};
use crate::state::State;
use leptos::prelude::*;

/// The part of the review that passes the answers on.
pub(crate) fn pass_on(state: State) -> AnyView {
    let made = memo(move || state.link());
    let short = memo(move || made.with(|made| made.as_ref().is_some_and(|made| !made.too_long)));
    let sentence = |text: String| view! { <p>{text}</p> }.into_any();
    view! {
        <section class="downloads">
            <h2>"Pass your answers on"</h2>
            <p>
                "As a link, or as a file that also holds the extra values. Who opens one sees \
                 first what would change. Every download of all files holds your answers too."
            </p>
            {live(move || made.get().map(|made| made.contract.into_iter().map(sentence).collect_view().into_any()))}
            <div class="inline">
                {live(move || {
                    short.get().then(|| copying("", "Copy link", "", Box::new(move |then| state.copy_link(then))))
                })}
                <button type="button" on:click=move |_| state.save_answers()>"Save answers"</button>
            </div>
        </section>
    }
    .into_any()
}
