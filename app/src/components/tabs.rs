//! A tab for each file, with the number of lines that changed.

use crate::live::{live, memo};
use crate::platform::focus;
use crate::state::{State, tab_label};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

fn tab_id(index: usize) -> String {
    format!("tab-{index}")
}

fn tab(
    state: State,
    open: Memo<usize>,
    marks: Memo<Vec<Vec<bool>>>,
    index: usize,
    name: &str,
) -> AnyView {
    let label = tab_label(name).to_owned();
    let name = name.to_owned();
    let open = move || open.get() == index;
    let count = memo(move || {
        marks.with(|marks| {
            marks
                .get(index)
                .map_or(0, |marks| marks.iter().filter(|mark| **mark).count())
        })
    });
    view! {
        <button
            type="button"
            role="tab"
            id=tab_id(index)
            aria-controls="sheet"
            aria-selected=live(move || if open() { "true" } else { "false" })
            tabindex=live(move || if open() { "0" } else { "-1" })
            on:click=move |_| state.open_tab(name.clone())
        >
            {label}
            {live(move || (count.get() > 0).then(|| view! { <b>{format!("+{}", count.get())}</b> }.into_any()))}
        </button>
    }
    .into_any()
}

/// The tabs. The arrow keys go from one to the next.
#[component]
pub(crate) fn Tabs(state: State, open: Memo<usize>, marks: Memo<Vec<Vec<bool>>>) -> impl IntoView {
    let names = memo(move || {
        state.files.with(|files| {
            files
                .iter()
                .map(|file| file.name.clone())
                .collect::<Vec<_>>()
        })
    });
    let turn = move |event: KeyboardEvent| {
        let (last, now) = (
            names.with_untracked(Vec::len).saturating_sub(1),
            open.get_untracked(),
        );
        let to = match event.key().as_str() {
            "ArrowRight" if now < last => now + 1,
            "ArrowRight" | "Home" => 0,
            "ArrowLeft" if now > 0 => now - 1,
            "ArrowLeft" | "End" => last,
            _ => return,
        };
        event.prevent_default();
        state.open_tab(
            names
                .with_untracked(|names| names.get(to).cloned())
                .unwrap_or_default(),
        );
        focus::soon(tab_id(to));
    };
    view! {
        <div class="tabs" role="tablist" aria-label="Files" on:keydown=turn>
            {live(move || {
                names
                    .with(|names| {
                        names
                            .iter()
                            .enumerate()
                            .map(|(index, name)| tab(state, open, marks, index, name))
                            .collect_view()
                            .into_any()
                    })
            })}
        </div>
    }
}
