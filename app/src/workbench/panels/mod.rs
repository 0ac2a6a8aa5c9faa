//! The panels: each is put into its place on the page when that is opened, and taken away when it is closed. What stood in it
//! is forgotten then.

mod address;
mod afterwards;
mod bring;
mod check;
mod compare;
mod decisions;
mod decode;
mod drafts;
mod explain;
mod flow;
mod give;
mod handout;
mod keys;
mod presets;
mod search;
mod token;
mod trace;
mod tree;

pub(super) use explain::line;

use super::Page;
use crate::components::place;
use crate::platform::{dialog, mount};
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use std::any::Any;

/// Makes a panel.
type Make = fn(Page) -> AnyView;

/// The panels by their names.
const PANELS: &[(&str, Make)] = &[
    (place::AFTERWARDS, afterwards::panel),
    (place::DECISIONS, decisions::panel),
    (place::DECODE, decode::panel),
    (place::DRAFTS, drafts::panel),
    (place::PRESETS, presets::panel),
    (place::ADDRESS, address::panel),
    (place::TOKEN, token::panel),
    (place::FLOW, flow::panel),
    (place::HANDOUT, handout::panel),
    (place::BRING, bring::panel),
    (place::CHECK, check::panel),
    (place::COMPARE, compare::panel),
    (place::TRACE, trace::panel),
    (place::SEARCH, search::panel),
    (place::KEYS, keys::panel),
    (place::EXPLAIN, explain::panel),
    (place::TREE, tree::panel),
];

/// A panel in its place; dropped, it goes.
type Mounted = Box<dyn Any>;

/// The panels that are open.
#[derive(Clone, Copy)]
pub(super) struct Open(StoredValue<Vec<(String, Mounted)>, LocalStorage>);

impl Default for Open {
    fn default() -> Self {
        Self(StoredValue::new_local(Vec::new()))
    }
}

fn mounted<M: Mountable + 'static>(handle: UnmountHandle<M>) -> Mounted {
    Box::new(handle)
}

impl Open {
    /// Puts a panel into its place; one that is there already stays.
    pub(super) fn mount(self, name: &str, page: Page) {
        self.unmount(name);
        let panel = PANELS.iter().find(|(of, _)| *of == name);
        if let (Some((_, panel)), Some(place)) = (panel, mount::element(&place::id(name))) {
            place.set_text_content(None);
            let handle = mount_to(place, move || panel(page));
            self.0
                .update_value(|open| open.push((name.to_owned(), mounted(handle))));
            dialog::open(&place::id(name));
        }
    }

    /// Takes a panel away.
    pub(super) fn unmount(self, name: &str) {
        self.0
            .update_value(|open| open.retain(|(of, _)| of != name));
    }
}
