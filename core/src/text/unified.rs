//! Two versions of a file as a patch: unified, as `diff -u` writes it and `patch` and `git apply` read it.

use super::diff::Lengths;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Lines around a change.
const AROUND: usize = 3;
/// The most comparisons between two lines that are the same and stand once on both sides; past it all between them counts
/// as changed.
const MOST: usize = 250_000;

/// A patch and its size.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unified {
    /// The patch.
    pub text: String,
    /// How many lines are new.
    pub added: usize,
    /// How many lines are gone.
    pub removed: usize,
}

/// One line of both versions, or of one of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Step {
    Same,
    Gone,
    New,
}

/// Returns the patch from an old version to a new one; nothing if they are the same.
pub fn unified(old_name: &str, new_name: &str, old: &str, new: &str) -> Option<Unified> {
    if old == new {
        return None;
    }
    let (old, new): (Vec<&str>, Vec<&str>) = (
        old.split_inclusive('\n').collect(),
        new.split_inclusive('\n').collect(),
    );
    let mut steps = Vec::new();
    between(&old, &new, &mut steps);
    let count = |kind| steps.iter().filter(|step| **step == kind).count();
    let mut text = format!("--- {old_name}\n+++ {new_name}\n");
    hunks(&steps, &old, &new, &mut text);
    Some(Unified {
        text,
        added: count(Step::New),
        removed: count(Step::Gone),
    })
}

/// Finds what is the same: at both ends, then lines that stand once on both sides, then by the longest common subsequence.
fn between(old: &[&str], new: &[&str], steps: &mut Vec<Step>) {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old, new) = (rest(old, head), rest(new, head));
    let ends = old.iter().rev().zip(new.iter().rev());
    let tail = ends.take_while(|(a, b)| a == b).count();
    let (inner_old, inner_new) = (
        old.get(..old.len() - tail).unwrap_or_default(),
        new.get(..new.len() - tail).unwrap_or_default(),
    );
    steps.extend(std::iter::repeat_n(Step::Same, head));
    let (mut at_old, mut at_new) = (0, 0);
    for (a, b) in anchors(inner_old, inner_new) {
        common(
            part(inner_old, at_old, a),
            part(inner_new, at_new, b),
            steps,
        );
        steps.push(Step::Same);
        (at_old, at_new) = (a + 1, b + 1);
    }
    common(rest(inner_old, at_old), rest(inner_new, at_new), steps);
    steps.extend(std::iter::repeat_n(Step::Same, tail));
}

fn rest<'a, 'b>(lines: &'a [&'b str], from: usize) -> &'a [&'b str] {
    lines.get(from..).unwrap_or_default()
}

fn part<'a, 'b>(lines: &'a [&'b str], from: usize, to: usize) -> &'a [&'b str] {
    lines.get(from..to).unwrap_or_default()
}

/// Returns the places of lines that stand once on both sides, as many as keep their order.
fn anchors(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let once = |lines: &[&str]| {
        let mut places: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (place, line) in lines.iter().enumerate() {
            let known = places.entry((*line).to_owned());
            known.and_modify(|at| *at = None).or_insert(Some(place));
        }
        places
    };
    let of_old = once(old);
    let mut pairs: Vec<(usize, usize)> = once(new)
        .into_iter()
        .filter_map(|(line, place)| Some((of_old.get(&line).copied()??, place?)))
        .collect();
    pairs.sort_unstable();
    longest(&pairs)
}

/// Returns the longest part of the pairs in which both places grow.
fn longest(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The pair that ends the best part of each length, and the pair before each.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |at: &usize| pairs.get(*at).map_or(0, |pair| pair.1);
    for (at, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| second(end) < pair.1);
        before.push(
            length
                .checked_sub(1)
                .and_then(|last| ends.get(last).copied()),
        );
        if length == ends.len() {
            ends.push(at);
        } else if let Some(end) = ends.get_mut(length) {
            *end = at;
        }
    }
    let mut out = Vec::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        out.extend(pairs.get(at));
        next = before.get(at).copied().flatten();
    }
    out.reverse();
    out
}

/// The longest common subsequence of what is short; of what is long, everything is changed.
fn common(old: &[&str], new: &[&str], steps: &mut Vec<Step>) {
    if old.len().saturating_mul(new.len()) > MOST {
        steps.extend(std::iter::repeat_n(Step::Gone, old.len()));
        steps.extend(std::iter::repeat_n(Step::New, new.len()));
        return;
    }
    let lengths = Lengths::of(old, new);
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old.get(i) == new.get(j) {
            steps.push(Step::Same);
            (i, j) = (i + 1, j + 1);
        } else if i < old.len() && (j == new.len() || lengths.at(i + 1, j) >= lengths.at(i, j + 1))
        {
            steps.push(Step::Gone);
            i += 1;
        } else {
            steps.push(Step::New);
            j += 1;
        }
    }
}

/// Writes the pieces with what stands around them.
fn hunks(steps: &[Step], old: &[&str], new: &[&str], out: &mut String) {
    let changed: Vec<usize> = (0..steps.len())
        .filter(|at| steps.get(*at) != Some(&Step::Same))
        .collect();
    let mut pieces: Vec<(usize, usize)> = Vec::new();
    for at in changed {
        let (from, to) = (
            at.saturating_sub(AROUND),
            (at + AROUND + 1).min(steps.len()),
        );
        match pieces.last_mut() {
            Some((_, end)) if *end >= from => *end = to,
            _ => pieces.push((from, to)),
        }
    }
    let (mut at, mut i, mut j) = (0, 0, 0);
    for (from, to) in pieces {
        // Between two pieces all is the same.
        (i, j) = (i + from - at, j + from - at);
        let piece = steps.get(from..to).unwrap_or_default();
        let of_old = piece.iter().filter(|step| **step != Step::New).count();
        let of_new = piece.iter().filter(|step| **step != Step::Gone).count();
        let start = |place: usize, count: usize| if count == 0 { place } else { place + 1 };
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "@@ -{},{of_old} +{},{of_new} @@",
            start(i, of_old),
            start(j, of_new)
        );
        for step in piece {
            let (mark, text) = match step {
                Step::Same => (' ', old.get(i)),
                Step::Gone => ('-', old.get(i)),
                Step::New => ('+', new.get(j)),
            };
            line(mark, text.copied().unwrap_or_default(), out);
            i += usize::from(*step != Step::New);
            j += usize::from(*step != Step::Gone);
        }
        at = to;
    }
}

fn line(mark: char, text: &str, out: &mut String) {
    out.push(mark);
    out.push_str(text);
    if !text.ends_with('\n') {
        out.push_str("\n\\ No newline at end of file\n");
    }
}

#[cfg(test)]
mod tests;
