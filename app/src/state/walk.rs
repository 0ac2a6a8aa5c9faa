//! Going from step to step: by the address, by Next and Back, and to a field that a link names.

use super::State;
use crate::components::ids;
use crate::platform::{events, focus, location, title};
use crate::route;
use leptos::prelude::*;
use osmo_configurator_core::questions::{self, STEPS};

/// The last step.
pub(crate) const REVIEW: usize = STEPS.len() - 1;
/// Id of the heading of the open step.
pub(crate) const HEADING: &str = "heading";
/// Id of the error summary.
pub(crate) const SUMMARY: &str = "summary";

/// Goes to a step.
pub(crate) fn go(step: usize) {
    location::set_hash(&route::address(step));
}

impl State {
    /// Opens the step of the address now and whenever it changes, and keeps the title true.
    pub(super) fn follow_the_address(self) {
        self.arrive(route::step(&location::hash()).unwrap_or(0));
        events::on_window("hashchange", move || {
            // A fragment that names no step belongs to something else on the page.
            let Some(step) = route::step(&location::hash()) else {
                return;
            };
            let target = self.target.try_update_value(Option::take).flatten();
            self.from_review
                .set(target.is_some() && self.step.get_untracked() == REVIEW);
            self.arrive(step);
            self.summary.set(target.as_deref() == Some(SUMMARY));
            focus::soon_or(
                target.map(|path| ids::id(&path)).unwrap_or_default(),
                HEADING,
            );
        });
        Effect::new(move || title::set(&self.title()));
    }

    fn arrive(self, step: usize) {
        if step == REVIEW {
            self.seen.update(|seen| seen.extend(0..REVIEW));
        }
        self.summary.set(false);
        self.focused.set("");
        self.remember_the_files();
        self.step.set(step);
    }

    fn title(self) -> String {
        let step = self.step.get();
        let name = STEPS.get(step).map(|step| step.title).unwrap_or_default();
        let problem = if self.summary.get() && !self.errors_of(step).is_empty() {
            "Error: "
        } else {
            ""
        };
        format!(
            "{problem}Step {} of {}: {name} - OSMO Configurator",
            step + 1,
            STEPS.len()
        )
    }

    /// Goes on, unless something is wrong here: then every error shows and the summary gets the focus.
    pub(crate) fn next(self) {
        let step = self.step.get_untracked();
        self.seen.update(|seen| {
            if !seen.contains(&step) {
                seen.push(step);
            }
        });
        if untrack(|| self.errors_of(step).is_empty()) {
            go(step + 1);
        } else {
            self.complain();
        }
    }

    /// Shows the summary and moves the focus to it.
    pub(crate) fn complain(self) {
        self.summary.set(true);
        for finding in untrack(|| self.errors_of(self.step.get())) {
            focus::unfold_around(&ids::id(&finding.path));
        }
        focus::soon(SUMMARY.to_owned());
    }

    /// Goes to the review and shows there what keeps the files from being downloaded.
    pub(crate) fn complain_at_review(self) {
        if self.step.get_untracked() == REVIEW {
            self.complain();
        } else {
            self.target.set_value(Some(SUMMARY.to_owned()));
            go(REVIEW);
        }
    }

    /// Goes to the first step. Where it is open already, the address does not change and so moves no focus.
    pub(super) fn go_to_the_start(self) {
        self.target.set_value(None);
        if self.step.get_untracked() == 0 {
            self.summary.set(false);
            focus::soon(HEADING.to_owned());
        } else {
            go(0);
        }
    }

    /// Goes to a field or secret, wherever it is asked.
    pub(crate) fn show(self, path: &str) {
        let step = questions::step_of(path);
        if self.step.get_untracked() == step {
            focus::soon(ids::id(path));
        } else {
            self.target.set_value(Some(path.to_owned()));
            go(step);
        }
    }
}
