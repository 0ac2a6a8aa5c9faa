//! Answers that hold for several components at once: tolerations, labels, annotations, arguments. What one component has is
//! no answer for another that has something else: then it stays what it is, an extra value of that component.

use super::found::Found;
use super::ours;
use crate::path::Path;
use crate::release;
use crate::release::kit::back::answered;
use crate::syntax::toleration;
use crate::yaml::{Node, Tree, scalar_text};

/// Code of what is told about components that are not alike.
pub(super) const UNLIKE: &str = "IMP41";

/// What one component has.
pub(super) struct Place {
    /// Its chart.
    pub(super) chart: &'static str,
    /// The key.
    pub(super) key: &'static str,
    /// The lines that an answer would have; nothing if the file does not have the key.
    pub(super) lines: Option<Lines>,
}

/// Lines of an answer.
#[derive(Clone)]
pub(super) enum Lines {
    /// Each for itself.
    Each(Vec<String>),
    /// All or nothing: some go on in the next.
    Whole(Vec<String>),
}

impl Lines {
    /// Takes arguments. One that does not begin as an argument belongs to that before it.
    pub(super) fn arguments(lines: Vec<String>) -> Self {
        if lines.iter().all(|line| line.starts_with('-')) {
            Self::Each(lines)
        } else {
            Self::Whole(lines)
        }
    }

    fn all(&self) -> &[String] {
        match self {
            Self::Each(lines) | Self::Whole(lines) => lines,
        }
    }
}

/// All components of one question, in the order of the charts.
#[derive(Default)]
pub(super) struct Places(Vec<(Path, Vec<Place>)>);

impl Places {
    pub(super) fn put(&mut self, path: Path, place: Place) {
        match self.0.iter_mut().find(|(other, _)| *other == path) {
            Some((_, places)) => places.push(place),
            None => self.0.push((path, vec![place])),
        }
    }

    pub(super) fn into_iter(self) -> impl Iterator<Item = (Path, Vec<Place>)> {
        self.0.into_iter()
    }
}

/// Returns the lines that every component has which has the key at all; nothing if none has it.
pub(super) fn agreed(places: &[Place]) -> Option<Vec<String>> {
    let given = || places.iter().filter_map(|place| place.lines.as_ref());
    let first = given().next()?;
    let mut kept = first.all().to_vec();
    if given().all(|lines| matches!(lines, Lines::Each(_))) {
        for other in given() {
            kept.retain(|line| other.all().contains(line));
        }
    } else if given().any(|other| other.all() != first.all()) {
        kept.clear();
    }
    Some(kept)
}

/// Tells what is not alike: each component with something that is no answer, and an answer that some did not have.
pub(super) fn unlike(places: &[Place], agreed: &[String]) -> Vec<(&'static str, String, Found)> {
    let told = |place: &Place, says| {
        let found = Found::error(UNLIKE, 1, place.key, says).warning();
        (place.chart, place.key.to_owned(), found)
    };
    let given = || places.iter().filter(|place| place.lines.is_some());
    let differs = |place: &&Place| {
        let lines = place.lines.as_ref().map_or(&[][..], Lines::all);
        lines.iter().any(|line| !agreed.contains(line))
    };
    // Where one has what all have and no more, the others have something beside it: their account says that it is kept.
    let settled = given().any(|place| !differs(&place));
    let mut out: Vec<_> = given()
        .filter(|_| !settled)
        .filter(differs)
        .map(|place| {
            told(place, [
                "Components differ here, and the answer to this question holds for all of them.",
                "What only some of them have is no answer. It is kept as an extra value of each.",
                "Nothing, if they are to differ. Otherwise answer the question, and delete the extra values.",
            ])
        })
        .collect();
    if !agreed.is_empty()
        && given().count() < places.len()
        && let Some(first) = given().next()
    {
        out.push(told(first, [
            "Not every component has this, but the answer to this question holds for all of them.",
            "The values files that are made give it to the others too.",
            "Nothing, if that is right. Otherwise empty the answer, and write this as an extra value.",
        ]));
    }
    out
}

/// Entries that do not follow anyway, as `key=value`.
pub(super) fn pairs(found: &Tree, ours: Option<&Node>) -> Vec<String> {
    let known = ours.map(ours::entries).unwrap_or_default();
    let mut out = Vec::new();
    for (key, _, value) in found.entries() {
        let Some(text) = value.text().and_then(answered) else {
            continue;
        };
        let same = known.get(key.as_str()).and_then(|node| ours::text(node)) == Some(text.clone());
        let bare = text
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'))
            .unwrap_or(&text);
        let unknown = release::reading().no_annotations.contains(&key.as_str());
        if !same && !unknown && !text.contains('\n') {
            out.push(format!("{key}={bare}"));
        }
    }
    out
}

/// Tolerations as lines, those that can be said so.
pub(super) fn tolerations(found: &Tree) -> Vec<String> {
    found.items().iter().filter_map(toleration_line).collect()
}

fn toleration_line(one: &Tree) -> Option<String> {
    // Seconds, say, have no place in a line.
    let known = |key: &str| ["key", "operator", "value", "effect"].contains(&key);
    if !one.entries().all(|(key, ..)| known(&key)) {
        return None;
    }
    let of = |key: &str| {
        one.child(key)
            .map(Tree::meant)
            .and_then(|value| scalar_text(&value))
    };
    let (key, effect) = (of("key")?, of("effect")?);
    let line = match (of("operator").as_deref(), of("value")) {
        (Some("Exists"), None) => format!("{key}:{effect}"),
        (Some("Equal") | None, Some(value)) => format!("{key}={value}:{effect}"),
        _ => return None,
    };
    toleration::parse(&line)?;
    answered(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(all: &[Option<Lines>]) -> Vec<Place> {
        let place = |lines: &Option<Lines>| Place {
            chart: "service",
            key: "a.b",
            lines: lines.clone(),
        };
        all.iter().map(place).collect()
    }

    /// What is agreed, and how many findings there are.
    fn said(all: &[Option<Lines>]) -> (Option<String>, usize) {
        let places = places(all);
        let lines = agreed(&places);
        let told = lines
            .as_ref()
            .map_or(0, |lines| unlike(&places, lines).len());
        (lines.map(|lines| lines.join(" ")), told)
    }

    fn split(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn what_all_have_is_the_answer() {
        let each = |text: &str| Some(Lines::Each(split(text)));
        let whole = |text: &str| Some(Lines::Whole(split(text)));
        let answer = |text: &str| Some(text.to_owned());
        for (given, expected) in [
            (vec![], (None, 0)),
            (vec![None, None], (None, 0)),
            (vec![each("a b")], (answer("a b"), 0)),
            (vec![each("a b"), each("b a")], (answer("a b"), 0)),
            (vec![each("a b"), each("a")], (answer("a"), 0)),
            (vec![each("a"), each("a b")], (answer("a"), 0)),
            (vec![each("a c"), each("a b")], (answer("a"), 2)),
            (vec![each("a"), each("b")], (answer(""), 2)),
            (vec![each("a"), each("")], (answer(""), 0)),
            (vec![None, each("a")], (answer("a"), 1)),
            (vec![None, each("")], (answer(""), 0)),
            (vec![whole("a b"), whole("a b")], (answer("a b"), 0)),
            (vec![whole("a b"), whole("a c")], (answer(""), 2)),
            (vec![each("a"), whole("a b")], (answer(""), 2)),
        ] {
            assert_eq!(said(&given), expected);
        }
    }
}
