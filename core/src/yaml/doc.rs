//! A YAML document in the order in which it is written; each node knows its comment and the field that set it.
//!
//! `put` takes the key path and the field path together: this is the one place where they meet, for explaining a line
//! and for reading files back.

use super::entries::Entries;
use crate::path::Path;
use crate::syntax::yaml11;
use serde_yaml::Value;

/// A node with what is known about it.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Node {
    /// Comment lines that stand before it.
    pub(crate) notes: Vec<String>,
    /// Path of the field that set it; none for constants.
    pub(crate) origin: Option<Path>,
    /// Whether a preview masks it.
    pub(crate) secret: bool,
    /// What it is.
    pub(crate) body: Body,
}

/// What a node is.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Body {
    /// A string, number, truth value or null.
    Scalar(Value),
    /// A mapping in writing order; `true` marks keys that came from outside and are quoted.
    Map(Entries),
    /// A sequence.
    List(Vec<Node>),
    /// Our own multi-line text, written as a literal block. Never user data.
    Block(String),
}

impl Node {
    fn new(body: Body, origin: Option<Path>) -> Self {
        Self {
            notes: Vec::new(),
            origin,
            secret: false,
            body,
        }
    }

    /// Takes over a value; all of it came from one field. `foreign` says that its keys came from outside too.
    pub(super) fn from_value(value: Value, origin: Option<Path>, foreign: bool) -> Self {
        let inner = |v| Self::from_value(v, origin, foreign);
        let body = match value {
            Value::Sequence(items) => Body::List(items.into_iter().map(inner).collect()),
            Value::Mapping(map) => {
                let entries = map
                    .into_iter()
                    .map(|(key, v)| (key_text(&key), foreign, inner(v)));
                Body::Map(entries.collect::<Vec<_>>().into())
            }
            Value::Tagged(tagged) => return inner(tagged.value),
            scalar => Body::Scalar(scalar),
        };
        Self::new(body, origin)
    }

    /// Takes the quotes off keys that are plain words to every parser.
    fn bare_keys(&mut self) {
        match &mut self.body {
            Body::Map(entries) => {
                let plain = |key: &str| {
                    let letters = |c: char| c.is_ascii_alphanumeric() || c == '_';
                    let starts = key.starts_with(|c: char| c.is_ascii_alphabetic());
                    starts && key.chars().all(letters) && !yaml11::changes_type(key)
                };
                for (key, quoted, node) in entries.list_mut() {
                    *quoted = !plain(key);
                    node.bare_keys();
                }
            }
            Body::List(items) => items.iter_mut().for_each(Self::bare_keys),
            Body::Scalar(_) | Body::Block(_) => {}
        }
    }

    /// Returns the child at a key, made if it is missing.
    fn child(&mut self, key: &str, foreign: bool) -> Option<&mut Self> {
        if matches!(&self.body, Body::Scalar(Value::Null)) {
            self.body = Body::Map(Entries::default());
        }
        let Body::Map(entries) = &mut self.body else {
            return None;
        };
        let at = entries.position(key).unwrap_or(entries.len());
        if at == entries.len() {
            entries.push((
                key.to_owned(),
                foreign,
                Self::new(Body::Scalar(Value::Null), None),
            ));
        }
        entries.node(at)
    }

    /// Returns the element at an index, made if it is the next one.
    fn element(&mut self, index: usize) -> Option<&mut Self> {
        if matches!(&self.body, Body::Scalar(Value::Null)) {
            self.body = Body::List(Vec::new());
        }
        let Body::List(items) = &mut self.body else {
            return None;
        };
        if index == items.len() {
            items.push(Self::new(Body::Scalar(Value::Null), None));
        }
        items.get_mut(index)
    }
}

/// Returns a whole number as text. There are no others: reading refuses them, and printing floats weighs 10 kB.
pub(crate) fn whole(number: &serde_yaml::Number) -> String {
    number.as_u64().map_or_else(
        || number.as_i64().unwrap_or_default().to_string(),
        |n| n.to_string(),
    )
}

/// Returns a mapping key as text; Helm turns every key into text as well.
pub(super) fn key_text(key: &Value) -> String {
    match key {
        Value::String(text) => text.clone(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => whole(number),
        _ => String::new(),
    }
}

/// A document.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Doc {
    /// Comment lines at the top.
    pub(crate) header: Vec<String>,
    /// The root mapping.
    pub(crate) root: Node,
}

impl Doc {
    /// Makes an empty document with comment lines at its top.
    pub(crate) fn new(header: &[&str]) -> Self {
        let header = header.iter().map(|&line| line.to_owned()).collect();
        Self {
            header,
            root: Node::new(Body::Map(Entries::default()), None),
        }
    }

    /// Makes a document of a value; only keys that are no plain words are quoted.
    pub(crate) fn of(value: Value, origin: Path) -> Self {
        let mut doc = Self::new(&[]);
        doc.root = Node::from_value(value, Some(origin), true);
        doc.root.bare_keys();
        doc
    }

    /// Returns the node at a key path such as `a.b[0].c`, made if it is missing.
    pub(crate) fn node(&mut self, path: &str) -> Option<&mut Node> {
        let mut node = &mut self.root;
        for part in path.split('.') {
            let (key, index) = match part.split_once('[') {
                Some((key, index)) => (key, index.trim_end_matches(']').parse::<usize>().ok()),
                None => (part, None),
            };
            node = node.child(key, false)?;
            if let Some(index) = index {
                node = node.element(index)?;
            }
        }
        Some(node)
    }

    /// Sets the value at a key path and remembers the field that it came from (none for a constant).
    pub(crate) fn put(
        &mut self,
        path: &str,
        value: impl Into<Value>,
        origin: impl Into<Option<Path>>,
    ) -> Put<'_> {
        let value = value.into();
        let node = self.node(path);
        if let Some(node) = node {
            let notes = std::mem::take(&mut node.notes);
            *node = Node {
                notes,
                ..Node::from_value(value, origin.into(), false)
            };
            return Put(Some(node));
        }
        Put(None)
    }

    /// Sets one entry of a mapping whose keys may hold anything, such as annotations.
    pub(crate) fn put_entry(
        &mut self,
        path: &str,
        key: &str,
        value: impl Into<Value>,
        origin: impl Into<Option<Path>>,
    ) -> Put<'_> {
        let node = self.node(path).and_then(|map| map.child(key, true));
        match node {
            Some(node) => {
                *node = Node::from_value(value.into(), origin.into(), false);
                Put(Some(node))
            }
            None => Put(None),
        }
    }

    /// Sets our own multi-line text as an entry of a mapping; the key may hold anything.
    pub(crate) fn put_block(&mut self, path: &str, key: &str, text: impl Into<String>) -> Put<'_> {
        let text = text.into();
        match self.node(path).and_then(|map| map.child(key, false)) {
            Some(node) => {
                node.body = Body::Block(text);
                Put(Some(node))
            }
            None => Put(None),
        }
    }

    /// Appends our own multi-line text to the list at a path.
    pub(crate) fn push_block(&mut self, path: &str, text: impl Into<String>) {
        let text = text.into();
        if let Some(node) = self.node(path) {
            if matches!(node.body, Body::Scalar(Value::Null)) {
                node.body = Body::List(Vec::new());
            }
            if let Body::List(items) = &mut node.body {
                items.push(Node::new(Body::Block(text), None));
            }
        }
    }

    /// Puts a comment before the node at a path.
    pub(crate) fn note(&mut self, path: &str, note: &str) {
        if let Some(node) = self.node(path) {
            node.notes.push(note.to_owned());
        }
    }
}

/// The node that was just set.
pub(crate) struct Put<'a>(Option<&'a mut Node>);

impl Put<'_> {
    /// Puts a comment before it.
    pub(crate) fn why(self, note: &str) -> Self {
        self.0.map_or(Self(None), |node| {
            node.notes.push(note.to_owned());
            Self(Some(node))
        })
    }

    /// Says which field or secret it came from.
    pub(crate) fn set_by(self, origin: Path) -> Self {
        self.0.map_or(Self(None), |node| {
            node.origin = Some(origin);
            Self(Some(node))
        })
    }

    /// Lets previews mask it.
    pub(crate) fn secret(self) {
        if let Some(node) = self.0 {
            node.secret = true;
        }
    }
}
