//! The workbench, as the page sees it: loaded when it is first needed, and told what changed before it is asked.

use super::files::Before;
use super::{State, Wire};
use crate::bridge::{self, Guidance, Reply, Verb, Wish};
use crate::platform::download;
use leptos::prelude::*;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::preview::{Head, PreviewFile};
use osmo_configurator_core::{answers, secrets};

/// Something that waits for the workbench.
type Then = Box<dyn FnOnce()>;

/// How it stands with what waits for the workbench.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Coming {
    /// Nothing waits.
    No,
    /// It is on its way.
    Yes,
    /// It could not be loaded.
    Failed,
}

/// Handles to the workbench.
#[derive(Clone, Copy)]
pub(crate) struct Workbench {
    wire: Wire,
    before: RwSignal<Before>,
    coming: RwSignal<Coming>,
    waiting: StoredValue<Vec<Then>, LocalStorage>,
    /// Whether it knows what files are compared with.
    remembers: StoredValue<bool>,
    /// Which pages and scripts there are, and how many of their lines are new.
    papers: RwSignal<Vec<(Head, usize)>>,
}

impl Workbench {
    pub(super) fn new(wire: Wire, before: RwSignal<Before>) -> Self {
        Self {
            wire,
            before,
            coming: RwSignal::new(Coming::No),
            waiting: StoredValue::new_local(Vec::new()),
            remembers: StoredValue::new(false),
            papers: RwSignal::new(Vec::new()),
        }
    }

    /// Looks at the pages and scripts that there are, and how many of their lines are new.
    pub(super) fn papers<T>(self, look: impl FnOnce(&[(Head, usize)]) -> T) -> T {
        self.papers.with(|papers| look(papers))
    }

    /// Says whether it is there, and follows that.
    pub(crate) fn is_there(self) -> bool {
        self.wire.is_there()
    }

    /// Says how it stands with what waits for it, and follows that.
    pub(crate) fn coming(self) -> Coming {
        self.coming.get()
    }

    /// As if it had not been loaded.
    #[cfg(test)]
    pub(super) fn leave(self) {
        self.wire.connect(false);
        self.papers.set(Vec::new());
    }

    /// Has it compare with other files from now on.
    pub(super) fn forget_before(self) {
        self.remembers.set_value(false);
    }

    /// Tells it what the operator gave, if it does not know yet.
    pub(super) fn tell(self) {
        self.wire.tell();
        if untrack(|| self.is_there()) && !self.remembers.get_value() {
            let text = self
                .before
                .with_untracked(|before| answers::differences(before.answers()));
            self.wire.ask_apart(Verb::Remember, &text);
            self.remembers.set_value(true);
        }
    }

    /// Asks it; there is no reply while it is not there.
    pub(super) fn ask(self, verb: Verb, text: &str, bytes: &[u8]) -> Reply {
        self.tell();
        self.wire.ask(verb, text, bytes)
    }

    /// Returns a page or a script line by line; nothing while the workbench is not there.
    pub(super) fn paper(self, verb: Verb, name: &str) -> Option<PreviewFile> {
        bridge::file(name, &self.ask(verb, name, &[]).text()?)
    }

    /// Looks which pages and scripts there are, and what is new in them.
    pub(super) fn look_at_papers(self) {
        if let Some(text) = self.ask(Verb::Papers, "", &[]).text() {
            let papers = bridge::heads(&text);
            if self.papers.with_untracked(|old| *old != papers) {
                self.papers.set(papers);
            }
        }
    }
}

impl State {
    /// Has the workbench loaded, if it is not there yet: from then on the page needs no network.
    pub(crate) fn want_workbench(self) {
        if !untrack(|| self.workbench.is_there()) {
            self.port.want_workbench();
        }
    }

    /// Does something once the workbench is there.
    pub(crate) fn with_workbench(self, then: impl FnOnce() + 'static) {
        if untrack(|| self.workbench.is_there()) {
            then();
        } else {
            let then: Then = Box::new(then);
            self.workbench
                .waiting
                .update_value(|waiting| waiting.push(then));
            self.workbench.coming.set(Coming::Yes);
            self.port.want_workbench();
        }
    }

    /// Goes on when the workbench is there, or says that it could not be loaded.
    pub(crate) fn workbench_arrived(self, worked: bool) {
        let mut waiting = Vec::new();
        self.workbench
            .waiting
            .update_value(|all| std::mem::swap(all, &mut waiting));
        if worked {
            self.workbench.wire.connect(true);
            self.workbench.coming.set(Coming::No);
            self.workbench.look_at_papers();
            for then in waiting {
                then();
            }
        } else if !waiting.is_empty() {
            self.workbench.coming.set(Coming::Failed);
            self.voice.warn(
                "A part of this page could not be loaded. Look at the connection, then try again"
                    .to_owned(),
            );
        }
    }

    /// Tells the workbench which field has the focus. Panels look at it, so nothing else is told with it.
    pub(super) fn tell_of_the_focus(self) {
        let field = self.walk.field();
        if self.workbench.is_there() {
            let wire = self.workbench.wire;
            wire.ask_apart(Verb::Look, field.as_deref().unwrap_or_default());
        }
    }

    /// Tells the workbench which file is open.
    pub(super) fn tell_of_the_open_file(self) {
        let name = self.files.opened(|file| file.name.clone());
        if self.workbench.is_there() {
            let wire = self.workbench.wire;
            wire.ask_apart(Verb::Reading, &name.unwrap_or_default());
        }
    }

    /// Returns what to do at the chosen provider, as of the last check, and follows that; nothing while the workbench is not there.
    pub(crate) fn guidance(self) -> Option<Guidance> {
        self.given.follow_the_check();
        let ask = || self.workbench.wire.ask(Verb::Guidance, "", &[]).text();
        let text = self.workbench.is_there().then(|| untrack(ask)).flatten();
        bridge::guidance(&text?)
    }

    /// Has the workbench loaded where the operator gave values of their own: it has the rules about them. Where that fails, each
    /// change tries again.
    pub(super) fn want_the_check_of_extra(self) {
        Effect::new(move || {
            if self.given.plan(Plan::has_extra) {
                self.want_workbench();
            }
        });
    }

    /// Puts a panel into its place, or takes it away.
    pub(crate) fn turn_panel(self, name: &'static str, open: bool) {
        if open {
            self.with_workbench(move || {
                self.workbench.ask(Verb::Mount, name, &[]);
            });
        } else {
            self.workbench.ask(Verb::Unmount, name, &[]);
        }
    }

    /// Does what a panel wishes.
    pub(crate) fn grant(self, wish: Wish, text: &str, bytes: &[u8]) {
        let (first, rest) = text.split_once(bridge::NEXT).unwrap_or((text, ""));
        match wish {
            Wish::Propose => {
                self.offer_handed(text);
            }
            Wish::Set => self.take_seen(first, rest),
            Wish::Undo => self.undo(true),
            Wish::Secret => {
                if let (Some(spec), Ok(secret)) = (secrets::find(text), str::from_utf8(bytes)) {
                    self.take_secret(spec, secret.to_owned());
                    self.given.follow_put_now();
                }
            }
            Wish::Tell => self.voice.tell(text.to_owned()),
            Wish::Warn => self.voice.warn(text.to_owned()),
            Wish::ByHand => self.voice.by_hand(text),
            Wish::Save => {
                self.tell_saved(first, download::save(first, rest, bytes));
            }
            Wish::Know => self.workbench.tell(),
            Wish::Draft => self.open_another_draft(),
            Wish::Choose => self.choose_line(text),
            Wish::Line => self.show_line(first, rest),
            Wish::Read => self.read(text),
            Wish::GoTo => {
                if let Some(path) = bridge::path(text) {
                    // What waits is in the place of the step.
                    self.arrival.look_away();
                    self.show(&path);
                }
            }
        }
    }
}
