//! What the state does by itself: after changes, when there is time, and when the browser calls.

use super::State;
use super::draft::{MARK, REST_MS};
use crate::platform::timer::{Debounce, Idle};
use crate::platform::{bridge, events, hand, keys, storage, title};
use leptos::prelude::*;
use std::rc::Rc;

/// How long the answers have to be at rest before the files that are not open are looked at: between two keys there is
/// time for it, but the second key would wait.
const LOOK_MS: u32 = 250;
/// How long the files have to be at rest before a change is announced.
const ANNOUNCE_MS: u32 = 1_000;
/// How long it stands there that something worked.
const GOOD_MS: u32 = 6_000;
/// How long it stands there that something did not work, or needs a look.
const ODD_MS: u32 = 12_000;

impl State {
    /// Begins to listen, for as long as the page lives.
    pub(crate) fn listen(self) {
        events::on_window("hashchange", move || self.follow_the_address());
        Effect::new(move || title::set(&self.title()));
        Effect::new(move || self.tell_of_the_focus());
        Effect::new(move || self.tell_of_the_open_file());
        self.want_the_check_of_extra();
        self.check_after_the_paint();
        self.store_the_draft();
        self.look_when_there_is_time();
        self.hush_after_a_while();
        bridge::on_arrival(
            move |worked| self.workbench_arrived(worked),
            move |wish, text, bytes| self.grant(wish, text, bytes),
        );
        // The workbench reads it, and its arrival is heard from here on.
        self.open_the_address();
        hand::on_drop(move |name, bytes| self.open_file(name, bytes));
        keys::on_shortcut(move |shortcut| self.follow(shortcut));
        events::ask_before_leaving(move || self.would_lose());
        // Paper gets every line of the open file, not only those in sight.
        events::on_window("beforeprint", move || self.files.sight.prepare_paper(true));
        events::on_window("afterprint", move || self.files.sight.prepare_paper(false));
        // The page may come back from the browser's cache: it comes back without secrets.
        events::on_window("pagehide", move || self.forget_secrets());
    }

    /// What a key changes in the files is painted before the answers are checked. Long free YAML is checked once typing
    /// rests: the next key would wait for it.
    fn check_after_the_paint(self) {
        self.given.check_later();
        let (idle, rest) = (Idle::default(), Rc::new(Debounce::new(LOOK_MS)));
        Effect::new(move || {
            self.given.plan(|_| ());
            // At once: while somebody types, the browser may find no time for longer than this waits.
            rest.cancel();
            let rest = Rc::clone(&rest);
            idle.call(move || {
                if untrack(|| self.given.is_long()) {
                    rest.call(move || self.given.check_now());
                } else {
                    self.given.check_now();
                }
            });
        });
    }

    fn store_the_draft(self) {
        let debounce = Debounce::new(REST_MS);
        Effect::new(move |before: Option<()>| {
            self.given.answers(|_| ());
            // What was opened is stored already.
            if before.is_some() {
                debounce.call(move || self.write_draft());
            }
        });
        Effect::new(move || self.write_seen());
        storage::on_change_elsewhere(MARK, move || self.draft.changed_elsewhere());
    }

    fn hush_after_a_while(self) {
        let (good, odd) = (Debounce::new(GOOD_MS), Debounce::new(ODD_MS));
        Effect::new(move || match self.voice.told() {
            Some(_) if self.voice.stays() => {
                good.cancel();
                odd.cancel();
            }
            Some(told) if told.odd => {
                good.cancel();
                odd.call(move || self.voice.hush());
            }
            Some(_) => {
                odd.cancel();
                good.call(move || self.voice.hush());
            }
            None => {}
        });
    }

    fn look_when_there_is_time(self) {
        let (idle, rest) = (Idle::default(), Debounce::new(LOOK_MS));
        let debounce = Debounce::new(ANNOUNCE_MS);
        Effect::new(move |before: Option<()>| {
            self.given.plan(|_| ());
            if before.is_some() {
                let idle = idle.clone();
                rest.call(move || idle.call(move || self.look_at_all_files()));
                debounce.call(move || self.announce_changes());
            }
        });
    }
}
