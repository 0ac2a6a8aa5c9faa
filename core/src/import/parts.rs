//! The documents of one text, as whoever checks a file looks at them.

use super::files::{self, is_fatal};
use super::found::{self, Found, UNREADABLE};
use super::take::unwrapped;
use crate::yaml::Tree;

/// One document.
pub(crate) struct Part {
    /// Its text.
    pub(crate) text: String,
    /// How many lines stand before it.
    pub(crate) above: usize,
    /// What was read, without what `helm get values` writes above.
    pub(crate) tree: Option<Tree>,
    /// What could not be read.
    pub(crate) found: Vec<Found>,
    /// Whether nothing of it can be used.
    pub(crate) is_fatal: bool,
}

/// Returns the documents of a text.
pub(crate) fn parts(name: &str, text: &str) -> Result<Vec<Part>, Box<Found>> {
    let mut documents = Vec::new();
    let text = text.trim_start_matches('\u{feff}');
    files::documents(name, text, &mut documents).map_err(|why| {
        let (what, fix) = why.says();
        let says = [what, "Nothing of it is checked.", fix];
        Box::new(Found::error(UNREADABLE, 1, "", says))
    })?;
    let part = |document: files::Document| {
        let mut tree = document.tree;
        let mut found = found::defects(&document.defects);
        found.extend(tree.as_mut().and_then(unwrapped));
        Part {
            text: document.text,
            above: document.above,
            tree,
            found,
            is_fatal: document.defects.iter().any(is_fatal),
        }
    };
    Ok(documents.into_iter().map(part).collect())
}
