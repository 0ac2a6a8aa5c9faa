//! The open file: its name among those of its group, how large it is, ways to take it, and its lines.

use super::copying::copying;
use super::explained::{self, Explained};
use super::prose::Prose;
use super::row::row;
use crate::live::{list, live, memo};
use crate::platform::scroll;
use crate::state::{Drawn, Entry, LINES, Size, State};
use leptos::prelude::*;

fn told(
    Size {
        lines,
        changed,
        gaps,
    }: Size,
) -> String {
    let all = format!("{lines} {}", if lines == 1 { "line" } else { "lines" });
    let some = |count: usize, word| (count > 0).then(|| format!("{count} {word}"));
    let parts = [Some(all), some(changed, "changed"), some(gaps, "missing")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(", ")
}

/// Prose is there to be read; code scrolls, because a broken line would be another line.
fn is_prose(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, kind)| kind == "md")
}

/// A button that stays pressed.
pub(super) fn switch(
    text: &'static str,
    hint: &'static str,
    pressed: impl Fn() -> bool + Send + 'static,
    turn: impl Fn() + 'static,
) -> AnyView {
    view! {
        <button
            type="button"
            class="quiet"
            title=hint
            aria-pressed=live(move || if pressed() { "true" } else { "false" })
            on:click=move |_| turn()
        >
            {text}
        </button>
    }
    .into_any()
}

fn actions(state: State, name: &str, secret: bool) -> AnyView {
    let files = state.files;
    if secret {
        return switch(
            "Show values",
            "",
            move || files.shows_values(),
            move || files.turn_values(),
        );
    }
    let saved = name.to_owned();
    view! {
        {copying("quiet", "Copy", name, Box::new(move |then| state.copy_file(then)))}
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

/// The folder of a file, with its slash; empty for none.
fn folder(name: &str) -> &str {
    name.rfind('/')
        .and_then(|end| name.get(..=end))
        .unwrap_or_default()
}

/// Files to choose from; those of one folder stand together.
fn by_folder(shown: &[(Entry, bool)]) -> AnyView {
    let together = shown.chunk_by(|(a, _), (b, _)| folder(&a.name) == folder(&b.name));
    let group = |files: &[(Entry, bool)]| {
        let options = files.iter().cloned().map(choice).collect_view();
        match files
            .first()
            .map(|(entry, _)| folder(&entry.name).to_owned())
        {
            Some(name) if !name.is_empty() => {
                view! { <optgroup label=name>{options}</optgroup> }.into_any()
            }
            _ => options.into_any(),
        }
    };
    together.map(group).collect_view().into_any()
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
            {live(move || shown.with(|shown| by_folder(shown)))}
        </select>
    }
    .into_any()
}

/// The lines of the open file: those in sight.
fn lines(state: State, name: Memo<String>) -> AnyView {
    let drawn = memo(move || state.files.drawn(state.walk.field()));
    let above = move || drawn.with_untracked(|drawn| drawn.above);
    let room = memo(move || {
        drawn.with(
            |Drawn {
                 above,
                 below,
                 widest,
                 ..
             }| (*above, *below, *widest),
        )
    });
    Effect::new(move || {
        let (above, below, widest) = room.get();
        scroll::set_room(above, below, widest);
    });
    // The lines of the field that has the focus come into view; the page itself does not move.
    Effect::new(move |before: Option<String>| {
        let (field, name) = (state.walk.field(), name.get());
        if before.is_some_and(|before| before != name) {
            scroll::to_the_top();
        }
        if let Some(row) = state.files.row_to_show(field) {
            scroll::reveal_soon(row, above);
        }
        name
    });
    let look = move |_| {
        if let Some((first, fits)) = scroll::in_sight(above()) {
            state.files.sight.look(first, fits);
        }
    };
    view! {
        <pre id=LINES tabindex="0" role="region" aria-label=live(move || name.get()) on:scroll=look
            on:keydown=move |event| explained::turn(state, &event)
        >
            <code on:click=move |event| explained::point_at(state, above(), &event)>
                {list(move || drawn.get().rows, |row| row.key, row)}
            </code>
        </pre>
    }
    .into_any()
}

/// The open file.
#[component]
pub(crate) fn Sheet(state: State) -> impl IntoView {
    let files = state.files;
    let open = memo(move || files.opened(|file| (file.name.clone(), file.secret)));
    let name = memo(move || {
        open.with(|open| {
            open.as_ref()
                .map_or_else(String::new, |open| open.0.clone())
        })
    });
    let prose = memo(move || name.with(|name| is_prose(name)));
    let read = memo(move || prose.get() && !files.is_raw());
    let size = memo(move || files.size());
    let parts_missing = memo(move || size.get().lines > FEW);
    let class = move || {
        if files.shows_values() {
            "sheet shown"
        } else {
            "sheet"
        }
    };
    let views = move || {
        if prose.get() {
            switch(
                "As written",
                "",
                move || files.is_raw(),
                move || files.turn_raw(),
            )
        } else if parts_missing.get() {
            switch(
                "All lines",
                EVERY,
                move || files.sight.has_every(),
                move || files.sight.turn_every(),
            )
        } else {
            ().into_any()
        }
    };
    let body = move || {
        if read.get() {
            view! { <Prose state name/> }.into_any()
        } else {
            lines(state, name)
        }
    };
    view! {
        <div class=live(class) id="sheet" role="tabpanel" aria-label=live(move || name.get())>
            <div class="sheet-head">
                {choices(state)}
                <span>{live(move || told(size.get()))}</span>
                {live(views)}
                {explained::button(state)}
                {live(move || open.get().map(|(name, secret)| actions(state, &name, secret)))}
            </div>
            {live(body)}
            <Explained state/>
        </div>
    }
}

/// A file of so few lines is there as a whole, in all but the highest windows.
const FEW: usize = 80;
/// Why somebody would want every line.
const EVERY: &str = "Only the lines in sight are in the page. With this, the browser's search and screen readers reach all of them.";
