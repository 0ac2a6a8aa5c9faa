//! Walking a tree of buttons and folders by the arrow keys.

use super::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// What the keys go to: files, and the names of folders.
const STOPS: &str = "button, summary";
const CLOSED: &str = "details:not([open])";

/// Says whether a folder is open after it was turned.
pub(crate) fn is_open(event: &Event) -> bool {
    let folder = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    folder.is_none_or(|folder| folder.has_attribute("open"))
}

fn is_summary(element: &Element) -> bool {
    element.tag_name() == "SUMMARY"
}

/// Returns the folder that an element stands in; the name of a folder stands beside it.
fn folder(element: &Element) -> Option<Element> {
    let own = element.closest("details").ok()??;
    if is_summary(element) {
        own.parent_element()?.closest("details").ok()?
    } else {
        Some(own)
    }
}

/// Returns what the keys go to, in order; what is in a closed folder is left out.
fn stops(tree: &Element) -> Vec<HtmlElement> {
    let Ok(all) = tree.query_selector_all(STOPS) else {
        return Vec::new();
    };
    let element = |at| all.get(at)?.dyn_into::<HtmlElement>().ok();
    let shows = |one: &HtmlElement| {
        folder(one).is_none_or(|around| around.closest(CLOSED).is_ok_and(|found| found.is_none()))
    };
    (0..all.length())
        .filter_map(element)
        .filter(shows)
        .collect()
}

/// Opens or closes the folder whose name has the focus; from something else, the way to the left leads to its folder.
fn fold(here: &Element, open: bool) -> Option<()> {
    let around = here.closest("details").ok().flatten()?;
    if is_summary(here) && around.has_attribute("open") != open {
        return around.toggle_attribute("open").ok().map(drop);
    }
    if !open {
        let name = folder(here)?.query_selector("summary").ok()??;
        name.dyn_into::<HtmlElement>().ok()?.focus().ok()?;
    }
    Some(())
}

/// Follows an arrow key, Home or End in the tree with this id; says whether the key was one of them.
pub(crate) fn walk(id: &str, key: &str) -> bool {
    let Some(tree) = document().and_then(|document| document.get_element_by_id(id)) else {
        return false;
    };
    let Some(here) = document().and_then(|document| document.active_element()) else {
        return false;
    };
    let stops = stops(&tree);
    let last = stops.len().saturating_sub(1);
    let now = stops.iter().position(|one| **one == here).unwrap_or(0);
    let to = match key {
        "ArrowDown" => (now + 1).min(last),
        "ArrowUp" => now.saturating_sub(1),
        "Home" => 0,
        "End" => last,
        "ArrowRight" | "ArrowLeft" => {
            fold(&here, key == "ArrowRight");
            return true;
        }
        _ => return false,
    };
    stops.get(to).is_some_and(|one| one.focus().is_ok())
}
