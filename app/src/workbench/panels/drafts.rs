//! Named drafts: open, rename, duplicate, delete, begin another.

use crate::live::live;
use crate::platform::port::Window;
use crate::platform::{clock, focus};
use crate::state::Unavailable;
use crate::workbench::Page;
use crate::workbench::shelf::{Named, Shelf};
use leptos::prelude::*;
use osmo_configurator_core::answers;

/// Ids of buttons: what comes after a draft is gone, and what keeps one.
const BEGIN: &str = "begin-draft";
const KEEP: &str = "keep-draft";

/// What the panel has in hand.
#[derive(Clone, Copy)]
struct Drafts {
    page: Page,
    shelf: Shelf,
    /// Counts changes: the list is read anew.
    edition: RwSignal<u32>,
    /// The draft that is about to be deleted.
    doomed: RwSignal<Option<String>>,
}

impl Drafts {
    fn current(self) -> String {
        answers::draft(&self.page.answers_now().deployment)
    }

    /// Tells how it went, and reads the list anew.
    fn done(self, worked: Result<(), Unavailable>, what: &str) {
        match worked {
            Ok(()) => self.page.tell(what),
            Err(Unavailable) => self.page.warn(
                "This browser stores no more for this page: nothing was changed. Delete a draft, or save the answers as a file",
            ),
        }
        self.doomed.set(None);
        self.edition.update(|count| *count += 1);
    }

    fn open(self, one: &Named) {
        let opened = self.shelf.open(&one.id, &self.current(), clock::seconds());
        if opened.is_ok() {
            self.page.draft_changed();
        }
        self.done(opened, &format!("Opened {}", one.name));
    }

    fn begin(self) {
        let begun = self
            .shelf
            .add(clock::seconds())
            .and_then(|id| self.shelf.open(&id, &self.current(), clock::seconds()));
        if begun.is_ok() {
            self.page.draft_changed();
        }
        self.done(begun, "Began another draft");
    }
}

/// A button with the name of the draft for who does not see the row.
fn button(text: &'static str, id: &str, name: &str, press: impl Fn() + 'static) -> AnyView {
    let name = name.to_owned();
    let id = (!id.is_empty()).then(|| id.to_owned());
    view! {
        <button type="button" class="quiet" id=id on:click=move |_| press()>
            {text}
            <span class="unseen">" "{name}</span>
        </button>
    }
    .into_any()
}

/// Deleting asks once more.
fn delete(drafts: Drafts, one: &Named) -> AnyView {
    let (id, name) = (one.id.clone(), one.name.clone());
    let asks = format!("delete-{id}");
    live(move || {
        let (id, whose, asks) = (id.clone(), name.clone(), asks.clone());
        if drafts.doomed.with(|doomed| doomed.as_ref() == Some(&id)) {
            let gone = move || {
                drafts.done(drafts.shelf.delete(&id), &format!("Deleted {whose}"));
                focus::soon(BEGIN.to_owned());
            };
            let keep = move || {
                drafts.doomed.set(None);
                focus::soon(asks.clone());
            };
            let both = [
                button("Keep", KEEP, &name, keep),
                button("Delete for good", "", &name, gone),
            ];
            both.collect_view().into_any()
        } else {
            button("Delete", &asks, &name, move || {
                drafts.doomed.set(Some(id.clone()));
                focus::soon(KEEP.to_owned());
            })
        }
    })
    .into_any()
}

fn row(drafts: Drafts, one: &Named) -> AnyView {
    let label = format!("Name of the draft {}", one.name);
    let (id, opened, copied) = (one.id.clone(), one.clone(), one.clone());
    let rename = move |event| {
        let name = event_target_value(&event);
        drafts.done(drafts.shelf.rename(&id, &name), "Renamed the draft");
    };
    let copy = move || {
        let done = drafts
            .shelf
            .duplicate(&copied.id, &drafts.current(), clock::seconds());
        drafts.done(done, &format!("Made a copy of {}", copied.name));
    };
    let when = match one.left {
        _ if one.open => "Open now".to_owned(),
        0 => String::new(),
        left => format!("Left on {}", clock::words(left)),
    };
    let others = (!one.open).then(|| {
        let open = button("Open", "", &one.name, move || drafts.open(&opened));
        [open, delete(drafts, one)].collect_view()
    });
    view! {
        <li class="field">
            <input type="text" aria-label=label prop:value=one.name.clone() maxlength="60" autocomplete="off" spellcheck="false" on:change=rename/>
            <p class="hint">{when}</p>
            <p>{others}{button("Duplicate", "", &one.name, copy)}</p>
        </li>
    }
    .into_any()
}

/// The panel.
pub(super) fn panel(page: Page) -> AnyView {
    let drafts = Drafts {
        page,
        shelf: Shelf::new(&Window),
        edition: RwSignal::new(0),
        doomed: RwSignal::new(None),
    };
    let list = live(move || {
        drafts.edition.track();
        match drafts.shelf.list() {
            Ok(all) => {
                let rows = all.iter().map(|one| row(drafts, one));
                view! {
                    <ul class="drafts">{rows.collect_view()}</ul>
                    <p><button type="button" id=BEGIN on:click=move |_| drafts.begin()>"Begin another draft"</button></p>
                }
                .into_any()
            }
            Err(Unavailable) => {
                view! { <p>"This browser stores nothing for this page, so there are no drafts. Save the answers as a file instead."</p> }
                    .into_any()
            }
        }
    });
    view! {
        <p class="intro">
            "Answers by a name, kept in this browser. Secrets and extra values are in no draft: they are gone when another one is opened."
        </p>
        {list}
    }
    .into_any()
}
