//! The entries of a mapping in writing order. A large one knows where each key stands, so that growing it takes time in
//! proportion to its size.

use super::doc::Node;
use std::collections::BTreeMap;

/// From how many entries on an index pays.
const MANY: usize = 32;

/// One entry: its key, whether the key came from outside and is quoted, and its value.
pub(crate) type Entry = (String, bool, Node);

/// The entries of a mapping.
#[derive(Clone, Default, PartialEq, Debug)]
pub(crate) struct Entries {
    list: Vec<Entry>,
    /// Where each key stands, once there are many.
    places: BTreeMap<String, usize>,
}

impl Entries {
    /// Returns where a key stands.
    pub(super) fn position(&self, key: &str) -> Option<usize> {
        if self.places.is_empty() {
            self.list.iter().position(|(k, ..)| k == key)
        } else {
            self.places.get(key).copied()
        }
    }

    /// Appends an entry; of two with one key the first is found.
    pub(super) fn push(&mut self, entry: Entry) {
        self.list.push(entry);
        let known = if self.places.is_empty() {
            0
        } else {
            self.list.len() - 1
        };
        if self.list.len() > MANY {
            for (at, (key, ..)) in self.list.iter().enumerate().skip(known) {
                if !self.places.contains_key(key) {
                    self.places.insert(key.clone(), at);
                }
            }
        }
    }

    /// Returns every entry, to change it; keys stay as they are.
    pub(super) fn list_mut(&mut self) -> &mut [Entry] {
        &mut self.list
    }

    /// Returns the node at a place.
    pub(super) fn node(&mut self, at: usize) -> Option<&mut Node> {
        self.list.get_mut(at).map(|(.., node)| node)
    }
}

impl From<Vec<Entry>> for Entries {
    fn from(list: Vec<Entry>) -> Self {
        let mut entries = Self::default();
        for entry in list {
            entries.push(entry);
        }
        entries
    }
}

impl std::ops::Deref for Entries {
    type Target = [Entry];
    fn deref(&self) -> &[Entry] {
        &self.list
    }
}

#[cfg(test)]
mod tests {
    use super::super::doc::Doc;
    use super::super::write::{Mask, write};
    use super::*;

    /// With and without an index the same mapping is written.
    #[test]
    fn many_entries_are_as_few() {
        let mut doc = Doc::new(&[]);
        for round in 0..2 {
            for number in 0..100 {
                doc.put_entry("a", &format!("k{number}"), format!("{round}"), None);
            }
        }
        let lines = write(&doc, Mask::Show);
        assert_eq!(lines.len(), 101);
        assert_eq!(lines[1].text, "  \"k0\": \"1\"");
        assert_eq!(lines[100].text, "  \"k99\": \"1\"");
        let entries = Entries::from(vec![]);
        assert_eq!(entries.position("x"), None);
    }
}
