//! The open file: its name among those of its group, how large it is, ways to take it, and its lines.

use super::row::row;
use crate::live::{live, memo};
use crate::platform::{focus, timer};
use crate::state::{Entry, Row, State};
use leptos::prelude::*;

/// How many lines a screen shows at most.
const SCREENFUL: usize = 60;

fn lines(count: usize, changed: usize) -> String {
    let word = if count == 1 { "line" } else { "lines" };
    if changed == 0 {
        format!("{count} {word}")
    } else {
        format!("{count} {word}, {changed} changed")
    }
}

/// Prose wraps; code scrolls, because a broken line would be another line.
fn is_prose(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, kind)| kind == "md")
}

fn actions(state: State, name: &str, secret: bool) -> AnyView {
    if secret {
        let shown = move || state.files.shows_values();
        return view! {
            <button
                type="button"
                class="quiet"
                aria-pressed=move || if shown() { "true" } else { "false" }
                on:click=move |_| state.files.turn_values()
            >
                "Show values"
            </button>
        }
        .into_any();
    }
    let saved = name.to_owned();
    view! {
        <button
            type="button"
            class="quiet"
            on:click=move |_| state.copy_file()
        >
            "Copy"
            <span class="unseen">" "{name.to_owned()}</span>
        </button>
        <button
            type="button"
            class="quiet"
            on:click=move |_| state.download_file(&saved)
        >
            "Download"
            <span class="unseen">" "{name.to_owned()}</span>
        </button>
    }
    .into_any()
}

fn choice((entry, chosen): (Entry, bool)) -> AnyView {
    let text = match entry.changed {
        0 => entry.name.to_string(),
        count => format!("{} +{count}", entry.name),
    };
    view! { <option value=entry.name.into_owned() prop:selected=chosen>{text}</option> }.into_any()
}

/// The files of the open group, to choose from.
fn choices(state: State) -> AnyView {
    // Only what shows: a change in another group draws nothing here.
    let shown = memo(move || {
        let Some(open) = state.files.open_entry() else {
            return Vec::new();
        };
        state.files.entries(|entries| {
            let here = entries.iter().filter(|entry| entry.group == open.group);
            here.map(|entry| (entry.clone(), entry.name == open.name))
                .collect::<Vec<_>>()
        })
    });
    view! {
        <select aria-label="File" on:change=move |event| state.files.open(&event_target_value(&event))>
            {live(move || shown.get().into_iter().map(choice).collect_view().into_any())}
        </select>
    }
    .into_any()
}

/// The open file.
#[component]
pub(crate) fn Sheet(state: State) -> impl IntoView {
    let rows = memo(move || state.files.rows(state.walk.field()));
    // A screenful first, the rest in the next turn: on a slow machine, one long turn would hold back what is typed.
    let whole = RwSignal::new(false);
    timer::next_turn(move || whole.set(true));
    let drawn = move || {
        let all = whole.get();
        rows.with(|rows| {
            rows.iter()
                .take(if all { rows.len() } else { SCREENFUL })
                .cloned()
                .collect::<Vec<_>>()
        })
    };
    let open = memo(move || state.files.opened(|file| (file.name.clone(), file.secret)));
    let prose = move || open.with(|open| open.as_ref().is_some_and(|(name, _)| is_prose(name)));
    // The lines of the field that has the focus come into view; the page itself does not move.
    Effect::new(move || {
        let _ = state.walk.field();
        open.track();
        focus::reveal_soon(".sheet pre", ".row.here");
    });
    let size = move || {
        rows.with(|rows| {
            let gaps = rows.iter().filter(|row| row.gap).count();
            let size = lines(rows.len(), rows.iter().filter(|row| row.changed).count());
            if gaps == 0 {
                size
            } else {
                format!("{size}, {gaps} missing")
            }
        })
    };
    let name = move || {
        open.with(|open| {
            open.as_ref()
                .map(|(name, _)| name.clone())
                .unwrap_or_default()
        })
    };
    let class = move || match (prose(), state.files.shows_values()) {
        (true, _) => "sheet prose",
        (false, true) => "sheet shown",
        (false, false) => "sheet",
    };
    view! {
        <div class=live(class) id="sheet" role="tabpanel" aria-label=live(name)>
            <div class="sheet-head">
                {choices(state)}
                <span>{live(size)}</span>
                {live(move || open.get().map(|(name, secret)| actions(state, &name, secret)))}
            </div>
            <pre tabindex="0" role="region" aria-label=live(name)>
                <code>
                    <For each=drawn key=|row: &Row| row.key children=|line| row(&line)/>
                </code>
            </pre>
        </div>
    }
}
