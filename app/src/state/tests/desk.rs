//! A port that remembers instead of doing.

use crate::bridge::{Reply, Verb};
use crate::state::{Port, Unavailable};
use crate::workbench::Bench;
use std::collections::BTreeMap;
use std::sync::Mutex;

/// Storage, an address and a focus that tests look at.
#[derive(Default)]
pub(crate) struct Desk(Mutex<Things>);

#[derive(Default)]
struct Things {
    stored: BTreeMap<String, String>,
    refuses: bool,
    marks: usize,
    address: String,
    focus: String,
    bench: Option<Bench>,
    wanted: bool,
}

impl Desk {
    /// Makes one that lives as long as a page may.
    pub(crate) fn new() -> &'static Self {
        Box::leak(Box::default())
    }

    fn things<T>(&self, look: impl FnOnce(&mut Things) -> T) -> T {
        look(&mut self.0.lock().unwrap())
    }

    /// Puts a workbench on the desk, or none.
    pub(crate) fn furnish(&self, bench: Option<Bench>) {
        self.things(|things| things.bench = bench);
    }

    /// Returns the workbench on the desk.
    pub(crate) fn bench(&self) -> Option<Bench> {
        self.things(|things| things.bench)
    }

    /// Says whether the workbench was asked for.
    pub(crate) fn wants_workbench(&self) -> bool {
        self.things(|things| things.wanted)
    }

    /// Blocks storage, or lets it work again.
    pub(crate) fn block(&self, refuses: bool) {
        self.things(|things| things.refuses = refuses);
    }

    /// Stores something as an older page would have.
    pub(crate) fn lay(&self, key: &str, text: &str) {
        self.things(|things| things.stored.insert(key.to_owned(), text.to_owned()));
    }

    /// Returns everything that is stored.
    pub(crate) fn stored(&self) -> String {
        self.things(|things| format!("{:?}", things.stored))
    }

    /// Returns where the focus went last, and forgets it.
    pub(crate) fn focus(&self) -> String {
        self.things(|things| std::mem::take(&mut things.focus))
    }

    fn storage<T>(&self, look: impl FnOnce(&mut Things) -> T) -> Result<T, Unavailable> {
        self.things(|things| {
            if things.refuses {
                Err(Unavailable)
            } else {
                Ok(look(things))
            }
        })
    }
}

impl Port for Desk {
    fn read(&self, key: &str) -> Result<Option<String>, Unavailable> {
        self.storage(|things| things.stored.get(key).cloned())
    }

    fn write(&self, key: &str, text: &str) -> Result<(), Unavailable> {
        self.storage(|things| {
            things.stored.insert(key.to_owned(), text.to_owned());
        })
    }

    fn remove(&self, key: &str) -> Result<(), Unavailable> {
        self.storage(|things| {
            things.stored.remove(key);
        })
    }

    fn mark(&self) -> String {
        self.things(|things| {
            things.marks += 1;
            things.marks.to_string()
        })
    }

    fn address(&self) -> String {
        self.things(|things| things.address.clone())
    }

    fn go(&self, address: &str) {
        self.things(|things| address.clone_into(&mut things.address));
    }

    fn replace(&self, address: &str) {
        self.go(address);
    }

    fn focus(&self, id: &str, otherwise: &'static str) {
        let id = if id.is_empty() { otherwise } else { id };
        self.things(|things| id.clone_into(&mut things.focus));
    }

    fn come(&self, _: &str) {}

    fn show(&self, _: &str, _: &str) {}

    fn want_workbench(&self) {
        self.things(|things| things.wanted = true);
    }

    fn ask(&self, verb: Verb, text: &str, bytes: &[u8]) -> Reply {
        let bench = self.things(|things| things.bench);
        bench.map_or(Reply::Nothing, |bench| bench.ask(verb, text, bytes))
    }

    fn unfold(&self, _: &str) {}
}
