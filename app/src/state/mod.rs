//! All state of the page, in groups: what the operator gave and what follows from it, the walk, the files, the draft,
//! what leaving would lose, what is said. Each group has verbs and shows no field; what concerns several groups is a verb
//! of [`State`].
//!
//! The world around it is a [`Port`], so that all of it runs in tests without a browser. Only `listen` and `take` speak
//! to the browser.

mod apart;
mod arrival;
mod bench;
mod dialogs;
mod draft;
mod exit;
mod extra;
mod files;
mod findings;
mod given;
mod hold;
mod hurdle;
mod listen;
mod past;
mod port;
mod progress;
mod short;
mod take;
mod ticks;
mod voice;
mod walk;
mod wire;

#[cfg(test)]
pub(crate) mod tests;

pub(crate) use arrival::Waiting;
pub(crate) use bench::Coming;
pub(crate) use draft::{DRAFT, MARK, Notice, OPEN};
pub(crate) use files::rows as marks;
pub(crate) use files::{
    Drawn, Entry, FROM_WORKBENCH, GROUPS, LINES, NUMBER, Paint, Part, Row, Size,
};
pub(crate) use port::{Port, Unavailable};
pub(crate) use progress::{Status, Telling, answer, is_needed, tally};
pub(crate) use short::in_short;
pub(crate) use take::Copied;
pub(crate) use voice::Told;
pub(crate) use walk::{HEADING, REVIEW, SUMMARY, WARNINGS};

use crate::platform::port::Window;
use crate::route;
use apart::Apart;
use arrival::Arrival;
use bench::Workbench;
use draft::Draft;
use exit::Exit;
use files::{Before, Files};
use given::Given;
use leptos::prelude::*;
use osmo_configurator_core::link;
use ticks::Ticks;
use voice::Voice;
use walk::Walk;
use wire::Wire;

/// All state; as cheap to pass on as a number. It lives as long as the page.
#[derive(Clone, Copy)]
pub(crate) struct State(&'static Parts);

impl std::ops::Deref for State {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        self.0
    }
}

/// The groups.
pub(crate) struct Parts {
    /// What the operator gave, and what follows from it.
    pub(crate) given: Given,
    /// Where the operator is.
    pub(crate) walk: Walk,
    /// The files.
    pub(crate) files: Files,
    /// The stored draft.
    pub(crate) draft: Draft,
    /// What is said.
    pub(crate) voice: Voice,
    /// What came from outside and waits.
    pub(crate) arrival: Arrival,
    /// What a box was taken as.
    pub(crate) apart: Apart,
    /// What was done at the provider.
    pub(crate) ticks: Ticks,
    /// The other program of the page.
    pub(crate) workbench: Workbench,
    exit: Exit,
    /// The archive that was downloaded last, and the sum that stood for its files.
    taken: RwSignal<Option<(String, String)>>,
    /// Why no secret could be generated.
    failure: RwSignal<Option<String>>,
    port: &'static dyn Port,
}

impl State {
    /// Makes the state, and opens the draft and the step of the address.
    pub(crate) fn start() -> Self {
        Self::new(&Window)
    }

    /// Makes the state, opens the draft and the step of the address.
    fn new(port: &'static dyn Port) -> Self {
        let given = Given::new(port);
        let before = RwSignal::new(Before::default());
        let workbench = Workbench::new(given.wire, before);
        let state = Self(Box::leak(Box::new(Parts {
            given,
            walk: Walk::new(),
            files: Files::new(given, &workbench, before),
            draft: Draft::new(port),
            ticks: Ticks::new(port),
            voice: Voice::new(),
            apart: Apart::new(),
            arrival: Arrival::new(),
            workbench,
            exit: Exit::new(),
            taken: RwSignal::new(None),
            failure: RwSignal::new(None),
            port,
        })));
        state.open_draft();
        let address = port.address();
        state.enter(route::step(&address).unwrap_or(0));
        state
    }

    /// Opens the link in the address, if one is there.
    fn open_the_address(self) {
        let address = self.port.address();
        if link::is_link(&address) {
            self.open_link(&address);
        }
    }
}
