//! The draft in this browser: all answers but the free YAML, and never a secret.
//!
//! Beside it stands a mark that changes with every write. A tab writes only if the mark is the one that it last wrote
//! or read, so no tab overwrites another one's answers.

use super::port::{Port, Unavailable};
use super::walk::HEADING;
use super::{Given, State};
use crate::bridge::Verb;
use leptos::prelude::*;
use osmo_configurator_core::answers;
use osmo_configurator_core::model::Deployment;

pub(crate) const DRAFT: &str = "osmo-configurator.draft";
pub(crate) const MARK: &str = "osmo-configurator.draft-mark";
/// Which of the named drafts is the open one, by its id.
pub(crate) const OPEN: &str = "osmo-configurator.draft-open";
/// The steps that were gone through, by their ids.
pub(super) const SEEN: &str = "osmo-configurator.seen";
pub(super) const ASIDE: &str = "osmo-configurator.draft-unreadable";
/// How long typing has to pause before the draft is written.
pub(super) const REST_MS: u32 = 300;

/// What there is to say about the draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Notice {
    /// Nothing.
    Quiet,
    /// It was opened.
    Restored,
    /// It could not be read and was kept aside.
    Unreadable(String),
    /// Storage is blocked or full.
    Unavailable,
    /// Another tab wrote it.
    Elsewhere,
}

/// Handles to the draft.
#[derive(Clone, Copy)]
pub(crate) struct Draft {
    port: &'static dyn Port,
    notice: RwSignal<Notice>,
    mark: StoredValue<Option<String>>,
    /// Which of the named drafts it is.
    name: StoredValue<Option<String>>,
    /// What storage holds, as far as this tab knows; nothing if that is what no answers are written as.
    stored: StoredValue<Option<String>>,
    /// Whether storage refused the last write. That is said once, not after every key.
    refused: StoredValue<bool>,
}

fn nothing() -> String {
    answers::draft(&Deployment::default())
}

impl Draft {
    pub(super) fn new(port: &'static dyn Port) -> Self {
        Self {
            port,
            notice: RwSignal::new(Notice::Quiet),
            mark: StoredValue::new(None),
            name: StoredValue::new(None),
            stored: StoredValue::new(None),
            refused: StoredValue::new(false),
        }
    }

    /// Says whether a text is what storage holds. What no answers are written as is worked out here, and not at the start: that
    /// takes as long as the start itself.
    fn holds(self, text: &str) -> bool {
        let mut same = false;
        self.stored
            .update_value(|stored| same = stored.get_or_insert_with(nothing) == text);
        same
    }

    /// Returns what there is to say.
    pub(crate) fn notice(self) -> Notice {
        self.notice.get()
    }

    /// Takes the notice away, and the focus from its button to what comes below.
    pub(crate) fn dismiss(self) {
        self.notice.set(Notice::Quiet);
        self.port.focus(HEADING, "");
    }

    /// Remembers that another tab wrote.
    pub(super) fn changed_elsewhere(self) {
        self.notice.set(Notice::Elsewhere);
    }

    /// Opens the stored draft, and says whether it holds more than the defaults; nothing if it could not be read.
    pub(super) fn open(self, given: Given) -> Option<bool> {
        let mark = self.port.read(MARK).ok().flatten();
        self.mark.set_value(mark);
        self.name.set_value(self.port.read(OPEN).ok().flatten());
        match self.read() {
            Ok(Some(found)) => {
                let text = answers::draft(&found);
                let more = text != nothing();
                self.stored.set_value(Some(text));
                given.take_deployment(found);
                Some(more)
            }
            Ok(None) => {
                self.stored.set_value(None);
                given.take_deployment(Deployment::default());
                Some(false)
            }
            Err(notice) => {
                self.stored.set_value(None);
                self.tell(notice);
                None
            }
        }
    }

    fn read(self) -> Result<Option<Deployment>, Notice> {
        let text = self
            .port
            .read(DRAFT)
            .map_err(|Unavailable| Notice::Unavailable)?;
        let Some(text) = text else { return Ok(None) };
        match answers::read(&text) {
            Ok(answers) => Ok(Some(answers.deployment)),
            Err(why) => {
                let _ = self.port.write(ASIDE, &text);
                let first = why.told.first().map(ToString::to_string);
                Err(Notice::Unreadable(first.unwrap_or_default()))
            }
        }
    }

    /// Says what is wrong, unless it is that storage still refuses: who dismissed that has read it.
    fn tell(self, notice: Notice) {
        let refuses = notice == Notice::Unavailable;
        if !(refuses && self.refused.get_value()) {
            self.notice.set(notice);
        }
        self.refused.set_value(refuses);
    }

    fn write(self, text: String) -> Result<(), Notice> {
        let unavailable = |Unavailable| Notice::Unavailable;
        if self.port.read(MARK).map_err(unavailable)? != self.mark.get_value() {
            return Err(Notice::Elsewhere);
        }
        self.overwrite(text).map_err(unavailable)
    }

    fn overwrite(self, text: String) -> Result<(), Unavailable> {
        let mark = self.port.mark();
        self.port.write(MARK, &mark)?;
        self.mark.set_value(Some(mark));
        if let Some(name) = self.name.get_value() {
            self.port.write(OPEN, &name)?;
        } else {
            self.port.remove(OPEN)?;
        }
        self.port.write(DRAFT, &text)?;
        self.stored.set_value(Some(text));
        self.refused.set_value(false);
        Ok(())
    }

    pub(super) fn drop_all(self) {
        for key in [DRAFT, MARK, ASIDE, SEEN] {
            let _ = self.port.remove(key);
        }
        self.mark.set_value(None);
        self.stored.set_value(None);
        self.dismiss();
    }
}

impl State {
    fn own_draft(self) -> String {
        untrack(|| {
            self.given
                .answers(|answers| answers::draft(&answers.deployment))
        })
    }

    /// Opens the stored draft.
    pub(super) fn open_draft(self) {
        let opened = self.draft.open(self.given);
        if opened == Some(true) {
            self.draft.notice.set(Notice::Restored);
        }
        if opened.is_some() {
            let seen = self.port.read(SEEN).ok().flatten();
            self.walk.see_again(&seen.unwrap_or_default());
        }
    }

    /// Stores which steps were gone through. Without it only the ticks of a reload would be lost, so nothing is said where
    /// storage refuses.
    pub(super) fn write_seen(self) {
        let seen = self.walk.seen();
        if !seen.is_empty() {
            let _ = self.port.write(SEEN, &seen);
        }
    }

    /// Writes the draft if it differs from what is stored, and no other tab wrote.
    pub(crate) fn write_draft(self) {
        let (draft, text) = (self.draft, self.own_draft());
        let elsewhere = draft.notice.with_untracked(|one| *one == Notice::Elsewhere);
        if elsewhere || draft.holds(&text) {
            return;
        }
        if let Err(notice) = draft.write(text) {
            draft.tell(notice);
        }
    }

    /// Takes what another tab wrote. The button that did it goes away, so the focus moves.
    pub(crate) fn take_other_draft(self) {
        self.draft.dismiss();
        self.draft.open(self.given);
        self.port.focus(HEADING, "");
    }

    /// Opens the draft that a panel put into the place of the open one. Secrets, extra values and steps are the old one's.
    pub(super) fn open_another_draft(self) {
        self.forget_secrets();
        self.exit.extra_is_safe();
        self.given.forget_answers();
        self.walk.begin_anew();
        self.take_other_draft();
    }

    /// Keeps this tab's answers and stores them over the other ones.
    pub(crate) fn keep_own_draft(self) {
        self.draft.dismiss();
        if self.draft.overwrite(self.own_draft()).is_err() {
            self.draft.tell(Notice::Unavailable);
        }
        self.port.focus(HEADING, "");
    }

    /// Drops all answers, secrets and the stored draft, and goes to the first step as if the page were new.
    pub(crate) fn start_afresh(self) {
        self.draft.drop_all();
        self.ticks.forget();
        self.forget_secrets();
        self.exit.extra_is_safe();
        self.failure.set(None);
        self.arrival.forget();
        self.workbench.ask(Verb::Afresh, "", &[]);
        self.taken.set(None);
        self.given.forget_answers();
        self.walk.begin_anew();
        self.files.begin_anew();
        self.remember_the_files();
        self.go_to_the_start();
    }
}
