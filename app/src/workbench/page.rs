//! What a panel knows of the page, and what it may ask of it.

use super::Bench;
use crate::bridge::{self, Wish};
use crate::platform::bridge::wish;
use crate::platform::clipboard;
use crate::state::Copied;
use leptos::prelude::*;
use osmo_configurator_core::answers;
use osmo_configurator_core::finding::Report;
use osmo_configurator_core::model::{Answers, Deployment};
use osmo_configurator_core::path::Path;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::secrets::{Secret, SecretSpec};
use osmo_configurator_core::tree::Taken;

/// The page, as a panel sees it.
#[derive(Clone, Copy)]
pub(crate) struct Page(Bench);

#[expect(
    clippy::unused_self,
    reason = "only who was given the page may ask it for something"
)]
impl Page {
    pub(super) fn of(bench: Bench) -> Self {
        Self(bench)
    }

    /// Looks at the answers as typed, and follows them.
    pub(crate) fn answers<T>(self, look: impl FnOnce(&Answers) -> T) -> T {
        self.0.answers.with(look)
    }

    /// Looks at the answers as they are checked and rendered, and follows them.
    pub(crate) fn deployment<T>(self, look: impl FnOnce(&Deployment) -> T) -> T {
        self.0.plan.with(|plan| look(plan.deployment()))
    }

    /// Looks at what the check and the files look at, and follows it.
    pub(crate) fn plan<T>(self, look: impl FnOnce(&Plan) -> T) -> T {
        self.0.plan.with(look)
    }

    /// Looks at all findings, and follows them.
    pub(crate) fn report<T>(self, look: impl FnOnce(&Report) -> T) -> T {
        self.0.report.with(look)
    }

    /// Has the page review changes before any of them is taken.
    pub(crate) fn propose(self, from: &str, notes: &[String], new: &Answers) {
        let text = bridge::write_handed(from, notes, &answers::differences(new));
        wish(Wish::Propose, &text, &[]);
    }

    /// Has the page take answers at once, as one step that can be undone, and tell it. The operator has seen each change.
    pub(crate) fn set(self, told: &str, new: &Answers) {
        let text = bridge::join(&[told, &answers::differences(new)]);
        wish(Wish::Set, &text, &[]);
    }

    /// Takes the last step back.
    pub(crate) fn undo(self) {
        wish(Wish::Undo, "", &[]);
    }

    /// Gives a secret into the page's store.
    pub(crate) fn take_secret(self, spec: &SecretSpec, secret: &Secret) {
        wish(Wish::Secret, spec.path.as_str(), secret.expose().as_bytes());
    }

    /// Says whether an item of a list is ticked off, and follows that.
    pub(crate) fn is_ticked(self, item: &str) -> bool {
        self.0
            .ticked
            .with(|ticked| ticked.iter().any(|one| one == item))
    }

    /// Ticks an item off, or not.
    pub(crate) fn tick(self, item: &str, done: bool) {
        self.0.ticked.update(|ticked| {
            ticked.retain(|one| one != item);
            if done {
                ticked.push(item.to_owned());
            }
        });
    }

    /// Tells that something worked.
    pub(crate) fn tell(self, text: &str) {
        wish(Wish::Tell, text, &[]);
    }

    /// Tells that something did not work.
    pub(crate) fn warn(self, text: &str) {
        wish(Wish::Warn, text, &[]);
    }

    /// Copies text, and tells what was copied.
    pub(crate) fn copy(self, what: &str, text: &str, then: Copied) {
        let (done, kept) = (format!("Copied {what}"), text.to_owned());
        clipboard::copy(text, move |worked| {
            if worked {
                then();
                wish(Wish::Tell, &done, &[]);
            } else {
                wish(Wish::ByHand, &kept, &[]);
            }
        });
    }

    /// Saves a file, and tells how it went.
    pub(crate) fn save(self, name: &str, kind: &str, bytes: &[u8]) {
        wish(Wish::Save, &bridge::join(&[name, kind]), bytes);
    }

    /// Returns the answers as they are at this moment; what a panel follows may be some keys behind.
    pub(crate) fn answers_now(self) -> Answers {
        wish(Wish::Know, "", &[]);
        self.0.answers.get_untracked()
    }

    /// Says that another draft stands in the place of the open one.
    pub(crate) fn draft_changed(self) {
        wish(Wish::Draft, "", &[]);
    }

    /// Returns the field that has the focus, and follows that.
    pub(crate) fn field(self) -> Option<Path> {
        self.0.field.get()
    }

    /// Returns the line that somebody chose, its file and number, and follows that.
    pub(crate) fn line(self) -> Option<(String, usize)> {
        self.0.line.get()
    }

    /// Chooses a line of the open file, or none.
    pub(crate) fn choose_line(self, number: Option<usize>) {
        let number = number.map(|number| number.to_string());
        wish(Wish::Choose, &number.unwrap_or_default(), &[]);
    }

    /// Looks at what was downloaded last, and follows that.
    pub(crate) fn taken<T>(self, look: impl FnOnce(Option<&Taken>) -> T) -> T {
        self.0.taken.with(|taken| look(taken.as_ref()))
    }

    /// Says whether the file with this name is open, and follows that.
    pub(crate) fn is_open(self, name: &str) -> bool {
        self.0.reading.with(|open| open == name)
    }

    /// Opens a file.
    pub(crate) fn read(self, name: &str) {
        wish(Wish::Read, name, &[]);
    }

    /// Shows a line of a file.
    pub(crate) fn show_line(self, file: &str, number: usize) {
        wish(Wish::Line, &bridge::join(&[file, &number.to_string()]), &[]);
    }

    /// Shows a field.
    pub(crate) fn go_to(self, path: Path) {
        wish(Wish::GoTo, path.as_str(), &[]);
    }
}
