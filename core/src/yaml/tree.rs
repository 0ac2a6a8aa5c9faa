//! A YAML document as a tree that knows its lines, grown from a parser's events.

use super::doc::key_text;
use super::read::{Defect, ReadError};
use super::typed::scalar;
use saphyr_parser::{Event, ScalarStyle};
use serde_yaml::{Mapping, Value};
use std::collections::BTreeSet;

/// How deep the tree may be: Pod specifications need a dozen levels, answers six.
const DEPTH: usize = 24;
/// How many defects are told.
const DEFECTS: usize = 100;

/// A node and its line, from 1.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Tree {
    /// Line.
    pub(crate) line: usize,
    /// What it is.
    pub(crate) branch: Branch,
}

/// What a node is.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Branch {
    /// A scalar: as it is written, whether it has no quotes, and what it means.
    Scalar {
        /// What it says.
        text: String,
        /// No quotes, no block.
        plain: bool,
        /// Its type and value; a number that loses digits has none.
        value: Option<Value>,
    },
    /// A sequence.
    List(Vec<Tree>),
    /// A mapping.
    Map(Vec<(Tree, Tree)>),
}

impl Tree {
    pub(super) fn into_value(self) -> Value {
        match self.branch {
            Branch::Scalar { value, .. } => value.unwrap_or_default(),
            Branch::List(items) => {
                Value::Sequence(items.into_iter().map(Self::into_value).collect())
            }
            Branch::Map(entries) => Value::Mapping(
                entries
                    .into_iter()
                    .map(|(key, value)| (key.into_value(), value.into_value()))
                    .collect::<Mapping>(),
            ),
        }
    }

    /// Returns the text of a key as Helm sees it: as text.
    pub(super) fn as_key(&self) -> String {
        match &self.branch {
            Branch::Scalar {
                value: Some(value), ..
            } => key_text(value),
            // A number that loses digits: as it is written.
            Branch::Scalar { text, .. } => text.clone(),
            _ => String::new(),
        }
    }
}

/// A collection under way.
enum Frame {
    List(Vec<Tree>),
    /// What is complete, the key whose value comes next, and all keys as Helm sees them.
    Map(Vec<(Tree, Tree)>, Option<Tree>, BTreeSet<String>),
}

/// A tree under way.
pub(super) struct Growth {
    stack: Vec<(Frame, usize)>,
    root: Option<Tree>,
    /// How many keys, entries and values may still come.
    left: usize,
    defects: Vec<ReadError>,
}

impl Growth {
    /// Begins a tree of so many keys, entries and values at most.
    pub(super) fn new(most: usize) -> Self {
        Self {
            stack: Vec::new(),
            root: None,
            left: most,
            defects: Vec::new(),
        }
    }

    /// Returns what grew, and every defect.
    pub(super) fn done(self) -> (Option<Tree>, Vec<ReadError>) {
        (self.root, self.defects)
    }

    /// Remembers a defect.
    pub(super) fn defect(&mut self, line: usize, defect: Defect) {
        if self.defects.len() < DEFECTS {
            self.defects.push(ReadError { line, defect });
        }
    }

    /// Takes the next event; says `false` if there is no going on.
    pub(super) fn take(&mut self, event: Event<'_>, line: usize) -> bool {
        let branch = match event {
            Event::Scalar(text, style, anchor, tag) => {
                if anchor != 0 || tag.is_some() {
                    self.defect(line, Defect::Unsupported);
                }
                self.scalar(&text, style, line)
            }
            Event::SequenceStart(anchor, ref tag) | Event::MappingStart(anchor, ref tag) => {
                let deep = self.stack.len() >= DEPTH;
                if anchor != 0 || tag.is_some() || deep {
                    self.defect(line, Defect::Unsupported);
                }
                let frame = if matches!(event, Event::SequenceStart(..)) {
                    Frame::List(Vec::new())
                } else {
                    Frame::Map(Vec::new(), None, BTreeSet::new())
                };
                self.stack.push((frame, line));
                return !deep;
            }
            Event::SequenceEnd | Event::MappingEnd => match self.stack.pop() {
                Some((Frame::List(items), start)) => return self.place(Branch::List(items), start),
                Some((Frame::Map(entries, ..), start)) => {
                    return self.place(Branch::Map(entries), start);
                }
                None => return false,
            },
            Event::DocumentStart(_) if self.root.is_some() => {
                self.defect(line, Defect::Unsupported);
                return false;
            }
            Event::Alias(_) => {
                self.defect(line, Defect::Unsupported);
                Branch::Scalar {
                    text: String::new(),
                    plain: true,
                    value: None,
                }
            }
            _ => return true,
        };
        self.place(branch, line)
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, line: usize) -> Branch {
        let value = match scalar(text, style) {
            Ok(value) => Some(value),
            Err(defect) => {
                self.defect(line, defect);
                None
            }
        };
        Branch::Scalar {
            text: text.to_owned(),
            plain: style == ScalarStyle::Plain,
            value,
        }
    }

    /// Puts a finished node where it belongs.
    fn place(&mut self, branch: Branch, line: usize) -> bool {
        let Some(left) = self.left.checked_sub(1) else {
            self.defect(line, Defect::Large);
            return false;
        };
        self.left = left;
        let done = Tree { line, branch };
        let mut twice = None;
        match self.stack.last_mut() {
            None => self.root = Some(done),
            Some((Frame::List(items), _)) => items.push(done),
            Some((Frame::Map(entries, key, seen), _)) => {
                if let Some(key) = key.take() {
                    entries.push((key, done));
                } else {
                    let name = done.as_key();
                    if !seen.insert(name.clone()) {
                        twice = Some(name);
                    }
                    *key = Some(done);
                }
            }
        }
        if let Some(name) = twice {
            self.defect(line, Defect::Twice(name));
        }
        true
    }
}
