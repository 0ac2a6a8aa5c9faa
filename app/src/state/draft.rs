//! The draft in this browser: all answers but the free YAML, and never a secret.
//!
//! Beside it stands a mark that changes with every write. A tab writes only if the mark is the one that it last wrote
//! or read, so no tab overwrites another one's answers.

use super::State;
use crate::platform::entropy;
use crate::platform::storage::{self, Unavailable};
use crate::platform::timer::Debounce;
use leptos::prelude::*;
use osmo_configurator_core::answers;
use osmo_configurator_core::model::{Answers, Deployment};

const DRAFT: &str = "osmo-configurator.draft";
const MARK: &str = "osmo-configurator.draft-mark";
const ASIDE: &str = "osmo-configurator.draft-unreadable";
/// How long typing has to pause before the draft is written.
const REST_MS: u32 = 300;

/// What there is to say about the draft.
#[derive(Clone, PartialEq, Eq)]
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
    /// What there is to say.
    pub(crate) notice: RwSignal<Notice>,
    mark: StoredValue<Option<String>>,
    /// What storage holds, as far as this tab knows.
    stored: StoredValue<String>,
    /// Whether storage refused the last write. That is said once, not after every key.
    refused: StoredValue<bool>,
}

fn read() -> Result<Option<Deployment>, Notice> {
    let text = storage::read(DRAFT).map_err(|Unavailable| Notice::Unavailable)?;
    let Some(text) = text else { return Ok(None) };
    match answers::read(&text) {
        Ok(answers) => Ok(Some(answers.deployment)),
        Err(why) => {
            let _ = storage::write(ASIDE, &text);
            let first = why.told.first();
            Err(Notice::Unreadable(
                first.map(ToString::to_string).unwrap_or_default(),
            ))
        }
    }
}

impl Draft {
    /// Opens the stored draft.
    pub(super) fn restore(into: RwSignal<Answers>) -> Self {
        let draft = Self {
            notice: RwSignal::new(Notice::Quiet),
            mark: StoredValue::new(storage::read(MARK).ok().flatten()),
            stored: StoredValue::new(answers::draft(&Deployment::default())),
            refused: StoredValue::new(false),
        };
        match read() {
            Ok(found) => {
                if draft.adopt(into, found.unwrap_or_default()) {
                    draft.notice.set(Notice::Restored);
                }
            }
            Err(notice) => draft.tell(notice),
        }
        draft
    }

    /// Takes answers over and says whether they are more than the defaults.
    fn adopt(self, into: RwSignal<Answers>, deployment: Deployment) -> bool {
        let text = answers::draft(&deployment);
        let more = text != answers::draft(&Deployment::default());
        self.stored.set_value(text);
        into.update(|answers| answers.deployment = deployment);
        more
    }

    /// Says what is wrong, unless it is that storage still refuses: who dismissed that has read it.
    fn tell(self, notice: Notice) {
        let refuses = notice == Notice::Unavailable;
        if !(refuses && self.refused.get_value()) {
            self.notice.set(notice);
        }
        self.refused.set_value(refuses);
    }

    fn write(self, deployment: &Deployment) -> Result<(), Notice> {
        let unavailable = |Unavailable| Notice::Unavailable;
        if storage::read(MARK).map_err(unavailable)? != self.mark.get_value() {
            return Err(Notice::Elsewhere);
        }
        self.overwrite(deployment).map_err(unavailable)
    }

    fn overwrite(self, deployment: &Deployment) -> Result<(), Unavailable> {
        let text = answers::draft(deployment);
        let mark = entropy::mark();
        storage::write(MARK, &mark)?;
        self.mark.set_value(Some(mark));
        storage::write(DRAFT, &text)?;
        self.stored.set_value(text);
        Ok(())
    }
}

impl State {
    /// Writes the draft after each change, and watches for other tabs.
    pub(super) fn store_the_draft(self) {
        let debounce = Debounce::new(REST_MS);
        Effect::new(move || {
            self.answers.track();
            debounce.call(move || self.write_draft());
        });
        storage::on_change_elsewhere(MARK, move || self.draft.notice.set(Notice::Elsewhere));
    }

    fn write_draft(self) {
        let draft = self.draft;
        let elsewhere = draft
            .notice
            .with_untracked(|notice| *notice == Notice::Elsewhere);
        self.answers.with_untracked(|answers| {
            let same = draft
                .stored
                .with_value(|stored| *stored == answers::draft(&answers.deployment));
            if !same && !elsewhere {
                match draft.write(&answers.deployment) {
                    Ok(()) => draft.refused.set_value(false),
                    Err(notice) => draft.tell(notice),
                }
            }
        });
    }

    /// Takes what another tab wrote.
    pub(crate) fn take_other_draft(self) {
        self.draft
            .mark
            .set_value(storage::read(MARK).ok().flatten());
        match read() {
            Ok(found) => {
                self.draft.adopt(self.answers, found.unwrap_or_default());
                self.draft.notice.set(Notice::Quiet);
            }
            Err(notice) => self.draft.notice.set(notice),
        }
    }

    /// Keeps this tab's answers and stores them over the other ones.
    pub(crate) fn keep_own_draft(self) {
        let written = self
            .answers
            .with_untracked(|answers| self.draft.overwrite(&answers.deployment));
        self.draft.notice.set(if written.is_ok() {
            Notice::Quiet
        } else {
            Notice::Unavailable
        });
    }

    /// Drops all answers, secrets and the stored draft.
    pub(crate) fn start_afresh(self) {
        for key in [DRAFT, MARK, ASIDE] {
            let _ = storage::remove(key);
        }
        self.draft.mark.set_value(None);
        let nothing = answers::draft(&Deployment::default());
        self.draft.stored.set_value(nothing);
        self.draft.notice.set(Notice::Quiet);
        self.forget_secrets();
        self.unsaved_extra.set(false);
        self.ticked.set(Vec::new());
        self.answers.set(Answers::default());
        self.touched.update(Vec::clear);
        self.seen.update(Vec::clear);
        self.reveal.set(false);
        self.tab.set(String::new());
        self.failure.set(None);
        self.from_review.set(false);
        self.remember_the_files();
        self.go_to_the_start();
    }
}
