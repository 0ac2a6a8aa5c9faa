//! A tab for each group of files, with the number of lines that changed in it.

use crate::live::{live, memo};
use crate::platform::focus;
use crate::state::{FROM_WORKBENCH, GROUPS, State};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

fn tab_id(group: usize) -> String {
    format!("tab-{group}")
}

fn tab(state: State, open: Memo<usize>, group: usize) -> AnyView {
    let open = move || open.get() == group;
    let count = memo(move || {
        state.files.entries(|entries| {
            let here = entries.iter().filter(|entry| entry.group == group);
            here.map(|entry| entry.changed).sum::<usize>()
        })
    });
    view! {
        <button
            type="button"
            role="tab"
            id=tab_id(group)
            aria-controls="sheet"
            aria-selected=live(move || if open() { "true" } else { "false" })
            tabindex=live(move || if open() { "0" } else { "-1" })
            on:click=move |_| state.open_group(group)
        >
            {GROUPS.get(group).copied()}
            {live(move || (count.get() > 0).then(|| view! { <b>{format!(" +{}", count.get())}</b> }.into_any()))}
        </button>
    }
    .into_any()
}

/// The tabs of the groups that have files. The arrow keys go from one to the next.
#[component]
pub(crate) fn Tabs(state: State) -> impl IntoView {
    let here = memo(move || state.files.open_entry().map_or(0, |entry| entry.group));
    let groups = memo(move || {
        state.files.entries(|all| {
            let has = |group: &usize| {
                FROM_WORKBENCH.contains(group) || all.iter().any(|one| one.group == *group)
            };
            (0..GROUPS.len()).filter(has).collect::<Vec<_>>()
        })
    });
    let turn = move |event: KeyboardEvent| {
        let groups = groups.get_untracked();
        let last = groups.len().saturating_sub(1);
        let now = here.get_untracked();
        let now = groups.iter().position(|group| *group == now).unwrap_or(0);
        let to = match event.key().as_str() {
            "ArrowRight" if now < last => now + 1,
            "ArrowRight" | "Home" => 0,
            "ArrowLeft" if now > 0 => now - 1,
            "ArrowLeft" | "End" => last,
            _ => return,
        };
        event.prevent_default();
        if let Some(group) = groups.get(to) {
            state.open_group(*group);
            focus::soon(tab_id(*group));
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label="Files" on:keydown=turn>
            {live(move || {
                groups
                    .with(|groups| {
                        groups.iter().map(|group| tab(state, here, *group)).collect_view().into_any()
                    })
            })}
        </div>
    }
}
