//! The search: a box, and below it what was found. The focus stays in the box; the arrow keys choose.

use crate::components::place::{SEARCH, id};
use crate::live::{live, memo};
use crate::platform::{dialog, scroll};
use crate::workbench::Page;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use osmo_configurator_core::search::{Group, Hit, Index, Place, says};

const BOX: &str = "search-box";
const LIST: &str = "search-list";

fn option_id(place: usize) -> String {
    format!("found-{place}")
}

/// What the panel has in hand.
#[derive(Clone, Copy)]
struct Search {
    page: Page,
    found: Memo<Vec<Group>>,
    /// The place of the chosen one among all that show.
    chosen: RwSignal<usize>,
}

impl Search {
    fn shown(self) -> usize {
        self.found
            .with_untracked(|found| found.iter().map(|group| group.hits.len()).sum())
    }

    fn hit(self, place: usize) -> Option<Hit> {
        self.found.with_untracked(|found| {
            let mut hits = found.iter().flat_map(|group| &group.hits);
            hits.nth(place).cloned()
        })
    }

    /// Goes to what was found. The dialog gives the focus back first.
    fn go(self, place: usize) {
        let Some(hit) = self.hit(place) else {
            return;
        };
        dialog::close(&id(SEARCH));
        match hit.place {
            Place::At(path) => self.page.go_to(path),
            Place::File(file) => self.page.show_line(&file, 0),
            Place::In(file, number) => self.page.show_line(&file, number),
        }
    }

    fn press(self, event: &KeyboardEvent) {
        let (shown, now) = (self.shown(), self.chosen.get_untracked());
        if shown == 0 || event.is_composing() {
            return;
        }
        let to = match event.key().as_str() {
            "ArrowDown" => (now + 1) % shown,
            "ArrowUp" => (now + shown - 1) % shown,
            "Enter" => {
                event.prevent_default();
                return self.go(now);
            }
            _ => return,
        };
        event.prevent_default();
        self.chosen.set(to);
        scroll::keep_in_sight(LIST, &option_id(to));
    }
}

fn option(search: Search, place: usize, hit: &Hit) -> AnyView {
    let chosen = move || (search.chosen.get() == place).to_string();
    view! {
        <div role="option" id=option_id(place) aria-selected=live(chosen) on:click=move |_| search.go(place)>
            <span>{hit.title.clone()}</span>
            <small>{hit.about.clone()}</small>
        </div>
    }
    .into_any()
}

fn group(search: Search, first: usize, one: &Group) -> AnyView {
    let name = format!("{} ({})", one.name, one.count);
    let said = name.clone();
    let hits = one.hits.iter().enumerate();
    let more = one.count - one.hits.len();
    view! {
        <div role="group" aria-label=said>
            <p aria-hidden="true">{name}</p>
            {hits.map(|(at, hit)| option(search, first + at, hit)).collect_view()}
            {(more > 0).then(|| view! { <p aria-hidden="true">{format!("{more} more: type another word")}</p> })}
        </div>
    }
    .into_any()
}

fn list(search: Search, found: &[Group]) -> AnyView {
    let mut first = 0;
    let groups = found.iter().map(|one| {
        let view = group(search, first, one);
        first += one.hits.len();
        view
    });
    view! { <div role="listbox" id=LIST aria-label="Results">{groups.collect_view()}</div> }
        .into_any()
}

/// The panel.
pub(super) fn panel(page: Page) -> AnyView {
    let typed = RwSignal::new(String::new());
    // Made when the first word is typed: the dialog opens at once.
    let index = memo(move || page.plan(|plan| page.report(|report| Index::of(plan, report))));
    let some = memo(move || typed.with(|typed| !typed.trim().is_empty()));
    let found = memo(move || {
        let find = || typed.with(|typed| index.with(|index| index.find(typed)));
        some.get().then(find).unwrap_or_default()
    });
    let search = Search {
        page,
        found,
        chosen: RwSignal::new(0),
    };
    let open = memo(move || found.with(|found| !found.is_empty()));
    let active = move || open.get().then(|| option_id(search.chosen.get()));
    let said = move || {
        if some.get() {
            found.with(|found| says(found))
        } else {
            String::new()
        }
    };
    let take = move |event| {
        search.chosen.set(0);
        typed.set(event_target_value(&event));
    };
    view! {
        <label for=BOX>"Search"</label>
        <p class="hint" id="search-hint">"Questions, findings, files, their lines, and the facts behind them. Arrow keys choose, Enter goes there, Esc closes."</p>
        <input
            type="text"
            id=BOX
            role="combobox"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            maxlength="100"
            aria-describedby="search-hint"
            aria-autocomplete="list"
            aria-expanded=live(move || open.get().to_string())
            aria-controls=live(move || open.get().then_some(LIST))
            aria-activedescendant=live(active)
            on:input=take
            on:keydown=move |event| search.press(&event)
        />
        <p role="status">{live(said)}</p>
        {live(move || open.get().then(|| found.with(|found| list(search, found))))}
        <p class="go"><button type="button" on:click=move |_| dialog::close(&id(SEARCH))>"Close"</button></p>
    }
    .into_any()
}
