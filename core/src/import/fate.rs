//! What becomes of a key that our files do not say in the same way.

use super::account::Account;
use super::found::Found;
use super::live;
use super::ours;
use super::secret::{ENCRYPTED, is_encrypted};
use super::sheet::Fate;
use crate::questions;
use crate::release;
use crate::release::kit::back::{How, Row};
use crate::release::kit::rules::extra::{DEAD_KEY, has_keys};
use crate::syntax::placeholder;
use crate::yaml::{Node, Tree};
use serde_yaml::Value;

/// The most findings of one kind.
pub(super) const MOST: usize = 100;

impl Account<'_> {
    pub(super) fn row(&self, path: &str) -> Option<&'static Row> {
        let rows = release::reading().rows.iter();
        let mut covering = rows.filter(|row| row.covers(self.chart.name, path));
        covering.next()
    }

    pub(super) fn fate_of_item(
        &mut self,
        path: &str,
        (line, secret): (usize, bool),
        value: &Value,
    ) -> Fate {
        if let Some(fate) = self.dead(path) {
            return fate;
        }
        let row = self.row(path);
        if has_placeholder(value) {
            return Fate::Placeholder(row.and_then(|row| row.how.path()));
        }
        if let Some(code) = path.strip_suffix("[]").and_then(|at| self.dropped.get(at)) {
            return Fate::Repaired(code);
        }
        if secret {
            return self.withheld(path, line);
        }
        if row.is_some_and(|row| self.is_idle(row.how)) && !self.answers.deployment.signs_in() {
            return Fate::Idle;
        }
        Fate::Kept(self.chart.extra)
    }

    fn dead(&self, path: &str) -> Option<Fate> {
        let reading = release::reading();
        self.live.dead_start(path)?;
        let below = |root: &str| {
            path.strip_prefix(root)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        let moved = reading.misplaced.iter().find(|(wrong, _)| below(wrong));
        Some(moved.map_or(Fate::Dead, |(_, right)| Fate::Moved(right)))
    }

    /// Says whether a key that ours does not have belongs to something that is switched off.
    pub(super) fn is_idle(&self, how: How) -> bool {
        let off = !self.answers.deployment.signs_in();
        match how {
            How::Constant => true,
            How::Follows(path) | How::Clue(path) | How::Derived(path) => {
                let asked = questions::asked_at(&self.answers.deployment, path).is_some();
                !asked || off && path == path!("idp.provider")
            }
            _ => false,
        }
    }

    /// A path in place of a key, as `--set` has it: for Helm it is one name.
    pub(super) fn dotted(&mut self, path: &str, line: usize) -> Fate {
        if self.found.len() < MOST {
            self.found.push(Found::error(
                DEAD_KEY,
                line,
                path,
                [
                    "This is one key with dots in its name, and nothing in the chart reads it.",
                    "Only --set takes paths with dots. In a values file Helm does not look below.",
                    "Write a mapping: each part of the path is a key of its own, further in.",
                ],
            ));
        }
        Fate::Dead
    }

    pub(super) fn withheld(&mut self, path: &str, line: usize) -> Fate {
        if self.found.len() < MOST {
            self.found.push(Found::error("IMP33", line, path, [
                "This looks like a secret, and no question takes it.",
                "An answers file is no place for it, so it was left out.",
                "Create a Secret and refer to it by its name: valueFrom.secretKeyRef for an environment variable.",
            ]));
        }
        Fate::Withheld
    }

    pub(super) fn fate(
        &mut self,
        path: &str,
        (line, looks_secret): (usize, bool),
        theirs: &Tree,
        ours: Option<&Node>,
    ) -> Fate {
        let secret = release::reading().secrets.iter();
        let mut secret = secret.filter(|(chart, key, _)| *chart == self.chart.name && *key == path);
        if let Some((.., secret)) = secret.next()
            && theirs.text().is_some_and(|text| !text.is_empty())
        {
            let encrypted = theirs.text().is_some_and(|text| is_encrypted(&text));
            return if encrypted {
                ENCRYPTED
            } else {
                Fate::Secret(*secret)
            };
        }
        if let Some(fate) = self.dead(path) {
            return fate;
        }
        let secret_key = release::reading().secrets.iter();
        let mut empty = secret_key.filter(|(_, key, _)| *key == path);
        if empty.next().is_some() {
            return Fate::Nothing;
        }
        if theirs.is_null() {
            return self.of_null(path, line, ours);
        }
        let row = self.row(path);
        let value = theirs.meant();
        let path_of_row = row.and_then(|row| row.how.path());
        // Before the comparison: our own gaps are written the same way.
        if has_placeholder(&value) {
            return Fate::Placeholder(path_of_row);
        }
        let same = ours.is_some_and(|ours| ours::canon(&ours::value(ours)) == ours::canon(&value));
        if same {
            let origin = ours.and_then(|node| node.origin);
            return Fate::Understood(origin.or_else(|| row.and_then(|row| row.how.path())));
        }
        if row.is_some_and(|row| row.how == How::Digest) {
            return Fate::Replaced;
        }
        let text = theirs.text();
        if let Some(How::Answer(answer) | How::Same(answer) | How::Image(answer)) =
            row.map(|row| row.how)
        {
            let field = questions::find(&answer);
            if text.is_some() && field.map(|field| field.read(self.answers)) == text {
                return Fate::Understood(Some(answer));
            }
        }
        // Labels and the like are texts: where the chart prints them bare, ours has quotes in it.
        if let Some(How::Pairs(answer)) = row.map(|row| row.how)
            && let (Some(ours), Some(text)) = (ours.and_then(ours::text), &text)
            && ours.trim_matches('"') == text.trim_matches('"')
        {
            return Fate::Understood(Some(answer));
        }
        if let Some(code) = self.dropped.get(path) {
            return Fate::Repaired(code);
        }
        if looks_secret {
            return self.withheld(path, line);
        }
        if text.is_some() && has_keys(live::keys(self.chart), path) {
            return self.differs("IMP43", path, line, [
                "A value stands here, but the chart has keys below it.",
                "It takes the place of all of them, and helm stops at the first template that reads one.",
                "Look whether a colon or a space is missing. An import leaves it out.",
            ]);
        }
        if ours.is_none() && row.is_some_and(|row| self.is_idle(row.how)) {
            return Fate::Idle;
        }
        match row.map(|row| row.how) {
            Some(How::Same(_)) => self.differs("IMP22", path, line, [
                "This is not what the other files say.",
                "All charts have to have the same value here: the pods would not find each other.",
                "The answer takes the value of the first file. Look whether it is the right one.",
            ]),
            Some(How::Derived(_)) => self.differs("IMP23", path, line, [
                "This does not follow from the addresses of the identity provider.",
                "Envoy fetches the keys from this host: with another one it refuses every token.",
                "The host of jwks_uri takes its place.",
            ]),
            _ => Fate::Kept(self.chart.extra),
        }
    }

    fn differs(&mut self, code: &'static str, path: &str, line: usize, says: [&str; 3]) -> Fate {
        self.found.push(Found::error(code, line, path, says));
        Fate::Repaired(code)
    }
}

/// Says whether a placeholder stands in a value.
pub(super) fn has_placeholder(value: &Value) -> bool {
    match value {
        Value::String(text) => placeholder::first(text).is_some(),
        Value::Sequence(items) => items.iter().any(has_placeholder),
        Value::Mapping(map) => map.values().any(has_placeholder),
        _ => false,
    }
}
