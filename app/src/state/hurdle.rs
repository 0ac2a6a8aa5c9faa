//! What holds the operator at a step: errors for as long as they are there, new warnings once.

use super::State;
use super::findings::stands_on;
use super::walk::{REVIEW, SUMMARY, WARNINGS};
use crate::components::ids;
use crate::route::ALL;
use leptos::prelude::*;
use osmo_configurator_core::finding::Finding;

impl State {
    /// Goes on, unless something is wrong here: then every error shows and the summary gets the focus. Warnings that the operator
    /// was not held with yet are shown first; the next time it goes on.
    pub(crate) fn next(self) {
        let step = self.walk.step_untracked();
        if step == REVIEW {
            return;
        }
        self.given.check_now();
        if step == ALL {
            self.walk.see(0..REVIEW);
        } else {
            self.walk.see(std::iter::once(step));
        }
        if !untrack(|| self.errors_of(step)).is_empty() {
            return self.complain();
        }
        let fresh = untrack(|| self.unread(step));
        if fresh.is_empty() {
            self.go(if step == ALL { REVIEW } else { step + 1 });
        } else {
            self.walk.hold_with(fresh);
            self.port.focus(WARNINGS, "");
        }
    }

    /// Returns the warnings of a step that nobody has read: a reason for one shows that it was.
    fn unread(self, step: usize) -> Vec<Finding> {
        let here = |finding: &&Finding| stands_on(step, finding) && !self.walk.has_read(finding);
        let all = self
            .given
            .report(|report| report.warnings().filter(here).cloned().collect::<Vec<_>>());
        let open = all.into_iter();
        open.filter(|one| self.given.reason(one).is_empty())
            .collect()
    }

    /// Returns the warnings that hold the operator now, as far as they are still there.
    pub(crate) fn fresh_warnings(self) -> Vec<Finding> {
        let fresh = |finding: &&Finding| self.walk.holds_with(finding);
        self.given
            .report(|report| report.warnings().filter(fresh).cloned().collect())
    }

    /// Shows the summary and moves the focus to it.
    fn complain(self) {
        self.given.check_now();
        self.walk.hold(true);
        for finding in untrack(|| self.errors_of(self.walk.step())) {
            self.port.unfold(&ids::id(&finding.path));
        }
        self.port.focus(SUMMARY, "");
    }

    /// Goes to the review and shows there what keeps the files from being downloaded.
    pub(super) fn complain_at_review(self) {
        if self.walk.step_untracked() == REVIEW {
            self.complain();
        } else {
            self.walk.aim(SUMMARY);
            self.go(REVIEW);
        }
    }
}
