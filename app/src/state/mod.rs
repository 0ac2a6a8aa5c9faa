//! All state of the page: the answers, the secrets, what follows from them, and where the operator is.
//!
//! Everything below the answers and secrets is derived. Secrets are in memory only.

mod draft;
mod files;
mod findings;
mod generate;
mod leave;
mod progress;
mod take;
mod walk;

pub(crate) use draft::Notice;
pub(crate) use files::{Entry, GROUPS, Paint, Row};
pub(crate) use progress::{Status, answer};
pub(crate) use walk::{HEADING, REVIEW, SUMMARY, go};

use crate::live::memo;
use draft::Draft;
use leptos::prelude::*;
use osmo_configurator_core::check;
use osmo_configurator_core::finding::Report;
use osmo_configurator_core::model::Answers;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::preview::{self, PreviewFile};
use osmo_configurator_core::secrets::Secrets;

/// All state; as cheap to pass on as a number. It lives as long as the page.
#[derive(Clone, Copy)]
pub(crate) struct State(&'static Parts);

impl std::ops::Deref for State {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        self.0
    }
}

/// Handles to everything that changes.
pub(crate) struct Parts {
    /// What was answered, as typed.
    pub(crate) answers: RwSignal<Answers>,
    /// The secrets that this tab holds.
    pub(crate) secrets: RwSignal<Secrets>,
    /// Counts the times that secrets were changed by something other than typing.
    pub(crate) secrets_put: RwSignal<u32>,
    /// What the check and the files look at, made once for all of them.
    pub(crate) plan: Memo<Plan>,
    /// All findings.
    pub(crate) report: Memo<Report>,
    /// All files, gaps marked.
    pub(crate) files: Memo<Vec<PreviewFile>>,
    /// Whether the values of secrets are shown in the files. Another tab hides them again.
    pub(crate) reveal: RwSignal<bool>,
    /// The files as they were when this step was entered.
    pub(crate) baseline: RwSignal<Vec<PreviewFile>>,
    /// Name of the open file; while no file has it, the first one is open.
    pub(crate) tab: RwSignal<String>,
    /// The open step.
    pub(crate) step: RwSignal<usize>,
    /// Fields that were left after a change.
    pub(crate) touched: RwSignal<Vec<&'static str>>,
    /// Steps of which every error shows.
    pub(crate) seen: RwSignal<Vec<usize>>,
    /// Whether the error summary shows.
    pub(crate) summary: RwSignal<bool>,
    /// Whether a "Change" link of the review led here.
    pub(crate) from_review: RwSignal<bool>,
    /// The field that has the focus; its lines are outlined in the files.
    pub(crate) focused: RwSignal<&'static str>,
    /// What screen readers are told next.
    pub(crate) said: RwSignal<String>,
    /// What was looked at after the installation. It is kept nowhere.
    pub(crate) ticked: RwSignal<Vec<String>>,
    /// Why no secret could be generated.
    pub(crate) failure: RwSignal<Option<String>>,
    /// The stored draft.
    pub(crate) draft: Draft,
    /// Whether secrets were typed and not yet downloaded.
    pub(crate) unsaved_secrets: RwSignal<bool>,
    /// Whether extra values were typed and not yet downloaded.
    pub(crate) unsaved_extra: RwSignal<bool>,
    target: StoredValue<Option<String>>,
}

impl State {
    /// Makes the state, restores the draft, and listens to the browser.
    pub(crate) fn start() -> Self {
        let answers = RwSignal::new(Answers::default());
        let secrets = RwSignal::new(Secrets::default());
        let draft = Draft::restore(answers);
        let plan = memo(move || {
            answers.with(|answers| secrets.with(|secrets| Plan::new(answers, secrets)))
        });
        let report = memo(move || plan.with(check::report));
        let reveal = RwSignal::new(false);
        let files = memo(move || {
            let reveal = reveal.get();
            plan.with(|plan| report.with(|report| preview::preview(plan, report, reveal)))
        });
        let state = Self(Box::leak(Box::new(Parts {
            answers,
            secrets,
            secrets_put: RwSignal::new(0),
            plan,
            report,
            files,
            reveal,
            baseline: RwSignal::new(Vec::new()),
            tab: RwSignal::new(String::new()),
            step: RwSignal::new(0),
            touched: RwSignal::new(Vec::new()),
            seen: RwSignal::new(Vec::new()),
            summary: RwSignal::new(false),
            from_review: RwSignal::new(false),
            focused: RwSignal::new(""),
            said: RwSignal::new(String::new()),
            ticked: RwSignal::new(Vec::new()),
            failure: RwSignal::new(None),
            draft,
            unsaved_secrets: RwSignal::new(false),
            unsaved_extra: RwSignal::new(false),
            target: StoredValue::new(None),
        })));
        state.follow_the_address();
        state.store_the_draft();
        state.guard_the_exit();
        state
    }

    /// Tells screen readers something, without moving the focus.
    pub(crate) fn say(self, text: impl Into<String>) {
        let mut text = text.into();
        // The same words twice would not be read twice; a space at the end makes them differ.
        if self.said.with_untracked(|said| *said == text) {
            text.push('\u{a0}');
        }
        self.said.set(text);
    }
}
