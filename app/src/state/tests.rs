//! The state without a browser: a desk stands for storage, the address and the focus.

mod apart;
mod arrivals;
mod desk;
mod drafts;
mod extra;
mod past;
mod ticks;
mod walks;
mod workbench;

pub(crate) use desk::Desk;

use super::State;
use crate::workbench::Bench;
use leptos::prelude::Owner;
use osmo_configurator_core::questions;

/// A page on a desk. The owner keeps its signals alive.
pub(crate) struct Page {
    pub(crate) state: State,
    pub(crate) desk: &'static Desk,
    owner: Owner,
}

impl Page {
    /// Opens the page on a desk: what was stored there is found again.
    pub(crate) fn on(desk: &'static Desk) -> Self {
        let owner = Owner::new();
        let state = owner.with(|| State::new(desk));
        state.remember_the_files();
        desk.furnish(Some(owner.with(Bench::new)));
        state.workbench_arrived(true);
        state.open_the_address();
        Self { state, desk, owner }
    }

    /// Opens the page in a new browser.
    pub(crate) fn new() -> Self {
        Self::on(Desk::new())
    }

    /// Does something that makes signals of the page.
    pub(crate) fn with_owner<T>(&self, make: impl FnOnce() -> T) -> T {
        self.owner.with(make)
    }

    /// Answers questions as an operator does.
    pub(crate) fn answer(&self, answers: &[(&str, &str)]) {
        for (path, text) in answers {
            let field = questions::find(path).unwrap_or_else(|| panic!("no question {path}"));
            self.state.answer(field, text);
        }
    }

    /// Answers enough for files without an error.
    pub(crate) fn answer_all(&self) {
        self.answer(&[
            ("hostname", "osmo.example.com"),
            ("osmoImageTag", "6.2.8"),
            ("idp.entra.tenantId", "12345678-1234-1234-1234-123456789abc"),
            ("idp.entra.clientId", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"),
            ("postgres.serviceName", "pg.example.internal"),
            ("redis.serviceName", "redis.example.internal"),
        ]);
        assert_eq!(self.state.errors_of(super::REVIEW), []);
    }
}
