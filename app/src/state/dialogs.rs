//! Dialogs, and keys that do something wherever the focus is.

use super::State;
use crate::components::place::{KEYS, SEARCH};
use crate::route::ALL;
use crate::shortcuts::{NO_MARK, Shortcut};
use leptos::prelude::*;

impl State {
    /// Opens a dialog. What is in it comes with the workbench, which may still have to be loaded.
    pub(crate) fn open_dialog(self, name: &'static str) {
        if untrack(|| self.workbench.is_there()) {
            return self.turn_panel(name, true);
        }
        self.voice.tell("Loading …");
        self.with_workbench(move || {
            self.voice.hush();
            self.turn_panel(name, true);
        });
    }

    /// Does what a shortcut does.
    pub(crate) fn follow(self, shortcut: Shortcut) {
        let step = self.walk.step_untracked();
        let walks = untrack(|| self.arrival.looked_at()).is_none();
        match shortcut {
            Shortcut::Search => self.open_dialog(SEARCH),
            Shortcut::Undo => self.undo(true),
            Shortcut::Redo => self.undo(false),
            Shortcut::Next if walks => self.next(),
            Shortcut::Back if walks && step > 0 && step != ALL => self.go(step - 1),
            Shortcut::Next | Shortcut::Back => {}
            Shortcut::Help => {
                if !matches!(self.port.read(NO_MARK), Ok(Some(_))) {
                    self.open_dialog(KEYS);
                }
            }
        }
    }
}
