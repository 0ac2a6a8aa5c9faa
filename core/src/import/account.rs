//! The account of every key: what our files would say to the same answers, beside what stands there.

use super::fate::has_placeholder;
use super::found::Found;
use super::live::{Live, joined};
use super::ours;
use super::sheet::{Fate, Key};
use crate::model::Answers;
use crate::release;
use crate::release::facts::Chart;
use crate::release::kit::back::How;
use crate::release::kit::rules::extra::{is_secret, secrets_of_list};
use crate::yaml::{Branch, Doc, Lists, Node, Tree};
use serde_yaml::{Mapping, Value};
use std::collections::{BTreeMap, BTreeSet};

/// One pass over one document.
pub(super) struct Account<'a> {
    pub(super) chart: &'static Chart,
    pub(super) live: &'a Live,
    pub(super) answers: &'a Answers,
    /// Keys whose departure is repaired, with the code.
    pub(super) dropped: BTreeMap<&'static str, &'static str>,
    /// What happens to a list that stands on both sides.
    lists: Lists,
    /// Every key.
    pub(super) keys: Vec<Key>,
    /// What is found on the way.
    pub(super) found: Vec<Found>,
    /// Whether a list lacks entries that ours has, so that appending could not give it again.
    pub(super) lacks: bool,
}

impl<'a> Account<'a> {
    pub(super) fn new(
        chart: &'static Chart,
        live: &'a Live,
        answers: &'a Answers,
        tree: &Tree,
        lists: Lists,
    ) -> Self {
        let slips = release::reading().slips.iter();
        let here = slips
            .filter(|one| one.dropped && one.charts.contains(&chart.name) && (one.found)(tree));
        Self {
            chart,
            live,
            answers,
            dropped: here.map(|one| (one.key, one.code)).collect(),
            lists,
            keys: Vec::new(),
            found: Vec::new(),
            lacks: false,
        }
    }

    /// Goes through a document; returns what has to be kept beside the answers.
    pub(super) fn go(
        &mut self,
        theirs: &Tree,
        ours: Option<&Doc>,
        merged: Option<&Tree>,
    ) -> Option<Value> {
        let ours = ours.map(|doc| &doc.root);
        self.node("", (theirs.line, false), theirs, ours, merged)
    }

    fn told(&mut self, line: usize, key: &str, fate: Fate) {
        self.keys.push(Key {
            line,
            key: key.to_owned(),
            fate,
        });
    }

    /// Goes through a node; with its line comes whether it looks like a secret.
    fn node(
        &mut self,
        path: &str,
        (line, secret): (usize, bool),
        theirs: &Tree,
        ours: Option<&Node>,
        merged: Option<&Tree>,
    ) -> Option<Value> {
        match &theirs.branch {
            Branch::Map(entries) if !entries.is_empty() => self.map(path, theirs, ours, merged),
            Branch::List(items) if !items.is_empty() => self.list(path, items, ours, merged),
            _ => {
                let fate = match merged {
                    Some(merged) if merged.meant() != theirs.meant() => Fate::Replaced,
                    _ => self.fate(path, (line, secret), theirs, ours),
                };
                self.told(line, path, fate);
                matches!(fate, Fate::Kept(_)).then(|| theirs.meant())
            }
        }
    }

    fn map(
        &mut self,
        path: &str,
        theirs: &Tree,
        ours: Option<&Node>,
        merged: Option<&Tree>,
    ) -> Option<Value> {
        let of_ours = ours.map(ours::entries).unwrap_or_default();
        let of_merged: Option<BTreeMap<String, &Tree>> =
            merged.map(|tree| tree.entries().map(|(key, _, value)| (key, value)).collect());
        let last: BTreeMap<String, usize> = theirs
            .entries()
            .enumerate()
            .map(|(place, (key, ..))| (key, place))
            .collect();
        let mut kept = Mapping::new();
        let any = self.live.takes_any(path);
        for (place, (name, key, value)) in theirs.entries().enumerate() {
            let path = joined(path, &name);
            if !any && name.contains('.') && self.live.dead_start(&path).is_none() {
                let fate = self.dotted(&path, key.line);
                self.every(&path, key.line, value, fate);
                continue;
            }
            if last.get(&name) != Some(&place) {
                self.told(key.line, &path, Fate::Replaced);
                continue;
            }
            let merged = of_merged.as_ref().and_then(|all| all.get(&name).copied());
            let ours = of_ours.get(name.as_str()).copied();
            let secret = is_secret(&name, value);
            if secret && !matches!(value.branch, Branch::Scalar { .. }) {
                let fate = self.withheld(&path, key.line);
                self.every(&path, key.line, value, fate);
                continue;
            }
            let at = (key.line, secret);
            if let Some(value) = self.node(&path, at, value, ours, merged) {
                kept.insert(Value::from(name), value);
            }
        }
        (!kept.is_empty()).then_some(Value::Mapping(kept))
    }

    fn list(
        &mut self,
        path: &str,
        items: &[Tree],
        ours: Option<&Node>,
        merged: Option<&Tree>,
    ) -> Option<Value> {
        if let Some(merged) = merged
            && merged.items() != items
        {
            for (index, item) in items.iter().enumerate() {
                self.every(&format!("{path}[{index}]"), item.line, item, Fate::Replaced);
            }
            return None;
        }
        let known: BTreeMap<String, &Node> = ours
            .map(ours::items)
            .unwrap_or_default()
            .iter()
            .map(|node| (ours::canon(&ours::value(node)), node))
            .collect();
        let pattern = format!("{path}[]");
        let mut seen = BTreeSet::new();
        let (mut rest, mut all) = (Vec::new(), Vec::new());
        for ((index, item), secret) in items.iter().enumerate().zip(secrets_of_list(items)) {
            let value = item.meant();
            let canon = ours::canon(&self.meant_item(&pattern, &value));
            let at = format!("{path}[{index}]");
            let fate = match known.get(&canon) {
                Some(node) if !has_placeholder(&value) => Fate::Understood(first_origin(node)),
                _ => self.fate_of_item(&pattern, (item.line, secret), &value),
            };
            match fate {
                Fate::Kept(_) => {
                    rest.push(value.clone());
                    all.push(value);
                }
                Fate::Understood(_) => all.push(value),
                _ => {}
            }
            self.every(&at, item.line, item, fate);
            seen.insert(canon);
        }
        if rest.is_empty() {
            return None;
        }
        self.lacks |= known.keys().any(|one| !seen.contains(one));
        let kept = if self.lists == Lists::Append {
            rest
        } else {
            all
        };
        Some(Value::Sequence(kept))
    }

    /// Returns an element as our files write it: a toleration always has its operator.
    fn meant_item(&self, pattern: &str, value: &Value) -> Value {
        let mut value = value.clone();
        let row = self.row(pattern).map(|row| row.how);
        if let (Some(How::Tolerations(_) | How::Follows(_)), Value::Mapping(map)) =
            (row, &mut value)
            && pattern.ends_with("tolerations[]")
            && !map.contains_key("operator")
        {
            map.insert("operator".into(), "Equal".into());
        }
        value
    }

    /// Gives every key of an element the same fate.
    fn every(&mut self, path: &str, line: usize, item: &Tree, fate: Fate) {
        match &item.branch {
            Branch::Map(entries) if !entries.is_empty() => {
                for (name, key, value) in item.entries() {
                    self.every(&joined(path, &name), key.line, value, fate);
                }
            }
            Branch::List(items) if !items.is_empty() => {
                for (index, inner) in items.iter().enumerate() {
                    self.every(&format!("{path}[{index}]"), inner.line, inner, fate);
                }
            }
            _ => self.told(line, path, fate),
        }
    }
}

/// Returns the first question behind a node or something in it.
fn first_origin(node: &Node) -> Option<crate::path::Path> {
    node.origin.or_else(|| {
        let inner = ours::entries(node);
        inner.values().find_map(|inner| first_origin(inner))
    })
}
