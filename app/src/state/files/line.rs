//! The line that somebody chose to have it explained.

use super::{Files, LINES};
use crate::bridge::{self, Verb};
use crate::state::State;
use leptos::prelude::*;
use osmo_configurator_core::text::blocks;

/// Id of the box with the number of the line.
pub(crate) const NUMBER: &str = "explain-line";

impl Files {
    /// Says whether a line is chosen, and follows that.
    pub(crate) fn has_line(self) -> bool {
        self.line.get().is_some()
    }

    /// Returns the row of a part of the open page, or of an item in it.
    fn row_of_part(self, part: usize, inner: Option<usize>) -> Option<usize> {
        let row = self.opened(|file| Some(blocks::parts(&file.lines, &[]).get(part)?.row(inner)));
        row.flatten()
    }
}

impl State {
    /// Chooses a row of the open file, and has it explained.
    pub(crate) fn choose_row(self, row: usize) {
        let open = untrack(|| {
            self.files
                .opened(|file| (file.name.clone(), file.lines.len()))
        });
        let Some((name, lines)) = open.filter(|(_, lines)| *lines > 0) else {
            return;
        };
        let row = row.min(lines - 1);
        self.files.line.set(Some(row));
        self.files.row.set(Some(row));
        self.with_workbench(move || {
            let text = bridge::join(&[&name, &(row + 1).to_string()]);
            self.workbench.ask(Verb::Explain, &text, &[]);
        });
    }

    /// Chooses a line of the open page, which is shown in parts.
    pub(crate) fn choose_part(self, part: usize, inner: Option<usize>) {
        if let Some(row) = untrack(|| self.files.row_of_part(part, inner)) {
            self.choose_row(row);
        }
    }

    /// Chooses the next row or the one before; at first, the one that the field set that was answered last, or the first in sight.
    pub(crate) fn turn_row(self, down: bool) {
        let row = match self.files.line.get_untracked() {
            Some(row) if down => row + 1,
            Some(row) => row.saturating_sub(1),
            None => self.first_row(),
        };
        self.choose_row(row);
    }

    fn first_row(self) -> usize {
        let field = untrack(|| self.walk.field());
        let of_field = self.files.place_of(field);
        of_field.unwrap_or_else(|| self.files.sight.first())
    }

    /// Takes the number of a line, as it was typed; without one, no line is chosen any longer.
    pub(in crate::state) fn choose_line(self, number: &str) {
        let row = number.parse::<usize>().ok();
        match row.and_then(|number| number.checked_sub(1)) {
            Some(row) => self.choose_row(row),
            None if number.is_empty() => self.leave_line(),
            None => {}
        }
    }

    /// Chooses no line any longer; the focus goes back to the lines.
    pub(crate) fn leave_line(self) {
        self.files.line.set(None);
        self.port.focus(LINES, "sheet");
    }

    /// Begins to explain, or ends it.
    pub(crate) fn turn_explaining(self) {
        if self.files.line.get_untracked().is_some() {
            self.leave_line();
        } else {
            let row = self.first_row();
            self.choose_row(row);
            self.with_workbench(move || self.port.focus(NUMBER, ""));
        }
    }
}
