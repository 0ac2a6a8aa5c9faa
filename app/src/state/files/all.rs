//! What concerns all files: opening those of a group, remembering them, looking what is new in each.

use super::{Before, FROM_WORKBENCH, Files, LINES, SHEET, rows};
use crate::components::files::FILES;
use crate::state::State;
use leptos::prelude::*;
use osmo_configurator_core::preview::{self, PreviewFile};

impl Files {
    /// Says how many lines are new in all files, if any are.
    pub(crate) fn news(self) -> Option<String> {
        let changed: usize = self.entries(|all| all.iter().map(|entry| entry.changed).sum());
        (changed > 0).then(|| format!("+{changed} changed"))
    }
}

impl State {
    /// Opens the first changed file of a group, or its first one. Pages and scripts come with the workbench.
    pub(crate) fn open_group(self, group: usize) {
        if FROM_WORKBENCH.contains(&group) {
            let chosen = self.files.chosen.with_value(|count| count + 1);
            self.files.chosen.set_value(chosen);
            self.with_workbench(move || {
                // Whoever opened something else meanwhile reads that.
                if self.files.chosen.get_value() == chosen {
                    self.files.open_group(group);
                }
            });
        } else {
            self.files.open_group(group);
        }
    }

    /// Shows a line of a file, by its number, or with 0 the file from its start; the focus goes there.
    pub(in crate::state) fn show_line(self, name: &str, number: &str) {
        let row = number.parse::<usize>().unwrap_or(0).checked_sub(1);
        let Some(row) = row else {
            self.files.open(name);
            self.port.focus(FILES, "");
            return self.voice.tell(format!("Opened {name}"));
        };
        self.files.open_at(name, row);
        self.port.focus(LINES, "");
        self.voice.tell(format!("Line {number} of {name}"));
    }

    /// Opens a file. The focus stays where the file was chosen, so that the next one can be.
    pub(in crate::state) fn read(self, name: &str) {
        self.files.open(name);
        self.files.raw.set(false);
        self.port.come(SHEET);
        let lines = self.files.size().lines;
        self.voice.say(format!("{name} is open, {lines} lines"));
    }

    /// Checks the answers, and remembers the files as they are now: what differs from them later is marked.
    pub(crate) fn remember_the_files(self) {
        let (plan, _) = self.given.so_far();
        self.files.before.set(Before::of(plan));
        self.files.counts.set(Vec::new());
        self.workbench.forget_before();
    }

    /// Looks at the files that are not open too. It takes longer than a key may, so it is done when there is time. The first
    /// time, the workbench is loaded for it.
    pub(crate) fn look_at_all_files(self) {
        let all = untrack(|| self.given.plan(|plan| preview::settings(plan, false)));
        self.files.work_out_before();
        let counts = self.files.before.with_untracked(|before| {
            let count = |file: &PreviewFile| {
                let marks = rows::marks(before.file(&file.name).as_deref(), file);
                (file.name.clone(), rows::count(&marks))
            };
            all.iter().map(count).collect::<Vec<_>>()
        });
        if self.files.counts.with_untracked(|old| *old != counts) {
            self.files.counts.set(counts);
        }
        self.want_workbench();
        self.workbench.look_at_papers();
    }

    /// Tells screen readers how much of the open file changed.
    pub(crate) fn announce_changes(self) {
        let count = self.files.marks.with_untracked(|marks| rows::count(marks));
        let name = untrack(|| self.files.opened(|file| file.name.clone()));
        if let (Some(name), 1..) = (name, count) {
            let lines = if count == 1 { "line" } else { "lines" };
            self.voice.say(format!(
                "Preview updated, {count} {lines} changed in {name}"
            ));
        }
    }
}
