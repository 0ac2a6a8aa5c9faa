//! What was done at the identity provider and which commands were run, to tick off. It stays in this browser, beside the draft; no answer, link or file
//! has it.

use super::Port;
use leptos::prelude::*;

pub(super) const TICKS: &str = "osmo-configurator.ticks";

/// The steps that are ticked off, by their texts: one that reads otherwise in a later version is another one.
#[derive(Clone, Copy)]
pub(crate) struct Ticks {
    port: &'static dyn Port,
    done: RwSignal<Vec<String>>,
}

impl Ticks {
    /// Opens what is stored.
    pub(super) fn new(port: &'static dyn Port) -> Self {
        let stored = port.read(TICKS).ok().flatten().unwrap_or_default();
        let done = RwSignal::new(stored.lines().map(str::to_owned).collect());
        Self { port, done }
    }

    /// Says whether a step is ticked off.
    pub(crate) fn has(self, step: &str) -> bool {
        self.done.with(|done| done.iter().any(|one| one == step))
    }

    /// Ticks a step off, or not. Where storage refuses, the tick lasts as long as the page.
    pub(crate) fn tick(self, step: &str, yes: bool) {
        self.done.update(|done| {
            done.retain(|one| one != step);
            if yes {
                done.push(step.to_owned());
            }
        });
        let all = self.done.with_untracked(|done| done.join("\n"));
        let _ = self.port.write(TICKS, &all);
    }

    pub(super) fn forget(self) {
        self.done.update(Vec::clear);
        let _ = self.port.remove(TICKS);
    }
}
