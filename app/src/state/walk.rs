//! Going from step to step: by the address, by Next and Back, and to a field that a link names.

use super::State;
use crate::components::ids;
use crate::route::{self, ALL};
use leptos::prelude::*;
use osmo_configurator_core::finding::Finding;
use osmo_configurator_core::link;
use osmo_configurator_core::path::Path;
use osmo_configurator_core::questions::{self, STEPS};

/// The last step.
pub(crate) const REVIEW: usize = STEPS.len() - 1;
/// Id of the heading of the open step.
pub(crate) const HEADING: &str = "heading";
/// Id of the error summary.
pub(crate) const SUMMARY: &str = "summary";
/// Id of the list of new warnings.
pub(crate) const WARNINGS: &str = "new-warnings";

/// Where the operator is, and what was gone through.
#[derive(Clone, Copy)]
pub(crate) struct Walk {
    step: RwSignal<usize>,
    /// Fields that were left after a change.
    left: RwSignal<Vec<Path>>,
    /// Steps of which every error shows.
    seen: RwSignal<Vec<usize>>,
    /// Whether the error summary shows.
    complains: RwSignal<bool>,
    /// Warnings that held the operator once already.
    read: StoredValue<Vec<Finding>>,
    /// Those of them that hold the operator now.
    fresh: RwSignal<Vec<Finding>>,
    /// Whether a "Change" link of the review led here.
    from_review: RwSignal<bool>,
    /// The field that has the focus.
    field: RwSignal<Option<Path>>,
    /// Where the focus goes once the step of the next address is open.
    target: StoredValue<Option<String>>,
}

impl Walk {
    pub(super) fn new() -> Self {
        Self {
            step: RwSignal::new(0),
            left: RwSignal::new(Vec::new()),
            seen: RwSignal::new(Vec::new()),
            complains: RwSignal::new(false),
            read: StoredValue::new(Vec::new()),
            fresh: RwSignal::new(Vec::new()),
            from_review: RwSignal::new(false),
            field: RwSignal::new(None),
            target: StoredValue::new(None),
        }
    }

    /// Returns the open step.
    pub(crate) fn step(self) -> usize {
        self.step.get()
    }

    pub(super) fn step_untracked(self) -> usize {
        self.step.get_untracked()
    }

    /// Says whether the error summary shows.
    pub(crate) fn complains(self) -> bool {
        self.complains.get()
    }

    /// Says whether a link of the review led here.
    pub(crate) fn came_from_review(self) -> bool {
        self.from_review.get()
    }

    /// Returns the path of the field that has the focus; its lines are outlined in the files.
    pub(crate) fn field(self) -> Option<Path> {
        self.field.get()
    }

    /// Remembers that a field got the focus.
    pub(crate) fn enter_field(self, path: Path) {
        self.field.set(Some(path));
    }

    /// Remembers that a field was left after a change: from now on its errors show.
    pub(crate) fn leave_field(self, path: Path) {
        if !untrack(|| self.was_left(path)) {
            self.left.update(|left| left.push(path));
        }
    }

    pub(super) fn was_left(self, path: Path) -> bool {
        self.left.with(|left| left.contains(&path))
    }

    pub(super) fn was_seen(self, step: usize) -> bool {
        self.seen.with(|seen| seen.contains(&step))
    }

    pub(super) fn see(self, steps: impl Iterator<Item = usize>) {
        self.seen.update(|seen| {
            for step in steps {
                if !seen.contains(&step) {
                    seen.push(step);
                }
            }
        });
    }

    /// Returns the ids of the steps that were gone through.
    pub(super) fn seen(self) -> String {
        let id = |step: &usize| STEPS.get(*step).map(|step| step.id);
        let ids: Vec<&str> = self.seen.with(|seen| seen.iter().filter_map(id).collect());
        ids.join(" ")
    }

    /// Takes steps as gone through, by their ids.
    pub(super) fn see_again(self, ids: &str) {
        let step = |id| STEPS.iter().position(|step| step.id == id);
        self.see(ids.split(' ').filter_map(step));
    }

    /// Shows the error summary, or nothing that holds the operator.
    pub(super) fn hold(self, complains: bool) {
        self.complains.set(complains);
        self.fresh.set(Vec::new());
    }

    /// Holds the operator with warnings, once.
    pub(super) fn hold_with(self, fresh: Vec<Finding>) {
        self.complains.set(false);
        self.read
            .update_value(|read| read.extend(fresh.iter().cloned()));
        self.fresh.set(fresh);
    }

    /// Says whether a warning held the operator already.
    pub(super) fn has_read(self, finding: &Finding) -> bool {
        self.read
            .with_value(|read| read.iter().any(|one| one.is_same(finding)))
    }

    /// Says whether a warning holds the operator now.
    pub(super) fn holds_with(self, finding: &Finding) -> bool {
        self.fresh
            .with(|fresh| fresh.iter().any(|one| one.is_same(finding)))
    }

    /// Where the focus goes once the step of the next address is open.
    pub(super) fn aim(self, path: &str) {
        self.target.set_value(Some(path.to_owned()));
    }

    pub(super) fn begin_anew(self) {
        self.left.update(Vec::clear);
        self.seen.update(Vec::clear);
        self.hold(false);
        self.read.set_value(Vec::new());
        self.from_review.set(false);
        self.target.set_value(None);
    }
}

impl State {
    /// Goes to a step.
    pub(crate) fn go(self, step: usize) {
        self.port.go(&route::address(step));
    }

    /// Opens the step that the address names, and moves the focus to where the way there was meant to lead.
    pub(super) fn follow_the_address(self) {
        let address = self.port.address();
        if link::is_link(&address) {
            return self.open_link(&address);
        }
        // A fragment that names no step belongs to something else on the page.
        let Some(step) = route::step(&address) else {
            return;
        };
        let walk = self.walk;
        let target = walk.target.try_update_value(Option::take).flatten();
        walk.from_review
            .set(target.is_some() && walk.step.get_untracked() == REVIEW);
        self.arrive(step);
        walk.complains.set(target.as_deref() == Some(SUMMARY));
        let id = target.map(|path| ids::id(&path)).unwrap_or_default();
        self.port.focus(&id, HEADING);
    }

    /// Opens a step.
    pub(super) fn arrive(self, step: usize) {
        self.enter(step);
        self.remember_the_files();
    }

    /// Opens a step without a look at the files.
    pub(super) fn enter(self, step: usize) {
        self.given.check_now();
        if step == REVIEW {
            self.walk.see(0..REVIEW);
        }
        self.arrival.look_away();
        self.walk.hold(false);
        self.walk.field.set(None);
        self.walk.step.set(step);
    }

    /// Returns the title of the document.
    pub(super) fn title(self) -> String {
        if self.arrival.looked_at().is_some() {
            return "What would change? - OSMO Configurator".to_owned();
        }
        let step = self.walk.step();
        let name = STEPS.get(step).map(|step| step.title).unwrap_or_default();
        let problem = if self.walk.complains() && !self.errors_of(step).is_empty() {
            "Error: "
        } else {
            ""
        };
        let place = if step == ALL {
            "All questions".to_owned()
        } else {
            format!("Step {} of {}: {name}", step + 1, STEPS.len())
        };
        format!("{problem}{place} - OSMO Configurator")
    }

    /// Goes to the first step. Where it is open already, the address does not change and so moves no focus.
    pub(super) fn go_to_the_start(self) {
        if self.walk.step.get_untracked() == 0 {
            self.port.focus(HEADING, "");
        } else {
            self.go(0);
        }
    }

    /// Goes to a field or secret, wherever it is asked.
    pub(crate) fn show(self, path: &str) {
        let step = questions::step_of(path);
        let here = self.walk.step.get_untracked();
        // One page has every question, but not what the review asks.
        if here == step || here == ALL && step != REVIEW {
            self.port.focus(&ids::id(path), "");
        } else {
            self.walk.aim(path);
            self.go(step);
        }
    }
}
