//! A pasted error against the words that programs are known to say: what each means, what proves it, what to do, and the
//! question that it leads to. The paste may be a line or a whole log, from a terminal, a JSON log or an address bar; nothing
//! of it is kept but the words that were recognised.

mod plain;
mod proof;
mod providers;
mod seek;

use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::release::{self, kit};
use crate::secrets;
use plain::Plain;
use seek::Words;
use std::collections::BTreeMap;

/// So many bytes are looked at, the last ones of a longer paste: a log ends with what went wrong.
pub const MOST: usize = 64 * 1024;

/// What a paste says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decoded {
    /// Each cause once. What says why comes before what only says that something went wrong; both in their order in the paste.
    pub causes: Vec<Cause>,
    /// Whether the beginning of the paste was left out.
    pub cut: bool,
}

/// Something that is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cause {
    /// The words that were recognised, as they stand in the paste, cut short.
    pub found: String,
    /// The line of the paste, counted from 1.
    pub line: usize,
    /// How often it stands there.
    pub times: usize,
    /// Why.
    pub why: String,
    /// What to do; empty if nothing has to be done.
    pub fix: String,
    /// What proves it; may be empty.
    pub proof: String,
    /// A command that shows more; may be empty.
    pub command: String,
    /// The question that it leads to, with its label.
    pub question: Option<(Path, &'static str)>,
    /// Ids of the facts behind it; may be empty.
    pub facts: &'static str,
    /// Whether it only says that something went wrong, and not why.
    pub vague: bool,
}

/// What helps where nothing was recognised, an item each.
pub const FOR_SUPPORT: &[&str] = &[
    "./install.sh verify: each check has a name, and TROUBLESHOOTING.md says what to do for it",
    "./install.sh diagnose: one archive with states, events, logs and names, without secrets. Look through it, then send it",
    "The first error of the log, not the last: kubectl logs POD -c CONTAINER --previous",
    "The command that was run, the image tag, and the fingerprint of the files from CHANGE.md. Never a secret or a token",
];

/// Who says what a text means, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// The chosen provider.
    Chosen,
    /// A program that says why.
    Why,
    /// Another provider.
    Other,
    /// A program that only says that something went wrong.
    Vague,
}

/// Something that was recognised, and where: bytes of what was looked at.
struct Hit {
    rank: Rank,
    at: usize,
    end: usize,
    /// All its places, the first one too.
    places: Vec<(usize, usize)>,
    times: usize,
    cause: Cause,
}

/// Decodes a paste, whatever it holds.
pub fn decode(plan: &Plan, pasted: &str) -> Decoded {
    let text = last(pasted);
    let read = Plain::new(text);
    let mut hits: Vec<Hit> = known(plan)
        .into_iter()
        .filter_map(|(says, cause)| {
            let rank = if cause.vague { Rank::Vague } else { Rank::Why };
            hit(&read, says, rank, cause)
        })
        .collect();
    hits.extend(providers::hits(plan, &read));
    hits.extend(checks(plan, text));
    // Words inside other words that were recognised say less than those.
    let of = |one: &Hit| {
        let rank = one.rank;
        let places = one.places.clone().into_iter();
        places.map(move |(at, end)| (rank, at, end))
    };
    let spans: Vec<(Rank, usize, usize)> = hits.iter().flat_map(of).collect();
    let within = |one: &Hit| {
        spans.iter().any(|(rank, at, end)| {
            let covers = *at <= one.at && one.end <= *end;
            let meets = *at < one.end && one.at < *end;
            let longer = end - at > one.end - one.at;
            match one.rank {
                Rank::Vague if *rank < Rank::Vague => meets,
                _ => covers && (*rank < one.rank || *rank == one.rank && longer),
            }
        })
    };
    hits.retain(|one| !within(one));
    hits.sort_by_key(|one| (one.cause.vague, one.at, one.rank));
    let mut causes: Vec<Cause> = Vec::new();
    for Hit {
        at, times, cause, ..
    } in hits
    {
        if let Some(same) = causes.iter_mut().find(|old| old.why == cause.why) {
            same.times += times;
        } else {
            let before = text.get(..at).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            causes.push(Cause {
                line,
                times,
                ..cause
            });
        }
    }
    Decoded {
        causes,
        cut: text.len() < pasted.len(),
    }
}

/// Returns the end of a paste.
fn last(pasted: &str) -> &str {
    let mut from = pasted.len().saturating_sub(MOST);
    while !pasted.is_char_boundary(from) {
        from += 1;
    }
    pasted.get(from..).unwrap_or_default()
}

/// Returns each way to say something, and what it means.
fn known(plan: &Plan) -> Vec<(&'static [&'static str], Cause)> {
    let texts = release::texts(plan).iter().copied().flatten();
    let cause = |text: &kit::Text| {
        let (proof, command) = proof::of(plan, text);
        Cause {
            why: text.symptom.cause.to_owned(),
            fix: text.symptom.fix.to_owned(),
            proof,
            command,
            question: text.question.and_then(|path| asked(plan, path)),
            facts: text.facts,
            vague: text.vague,
            ..Cause::new()
        }
    };
    texts.map(|text| (text.says, cause(text))).collect()
}

impl Cause {
    fn new() -> Self {
        Self {
            found: String::new(),
            line: 0,
            times: 0,
            why: String::new(),
            fix: String::new(),
            proof: String::new(),
            command: String::new(),
            question: None,
            facts: "",
            vague: false,
        }
    }
}

/// Returns a question with its label, if these answers ask it or need that secret.
fn asked(plan: &Plan, path: Path) -> Option<(Path, &'static str)> {
    let d = plan.deployment();
    let secret = secrets::find(path.as_str()).filter(|spec| (spec.needed)(d));
    let question = questions::find(path.as_str()).filter(|field| field.is_asked(d));
    let label = secret.map(|spec| spec.label);
    let label = label.or_else(|| question.map(|field| field.label));
    label.map(|label| (path, label))
}

/// Returns the first place where any of these ways to say something stands.
fn hit(plain: &Plain<'_>, says: &[&str], rank: Rank, mut cause: Cause) -> Option<Hit> {
    let places = says
        .iter()
        .flat_map(|words| Words::new(words).places(plain));
    // Where several ways fit, the longest one.
    let mut longest: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, end) in places {
        let old = longest.entry(at).or_insert(end);
        *old = end.max(*old);
    }
    let times = longest.len();
    let places: Vec<(usize, usize)> = longest.into_iter().collect();
    let (at, end) = *places.first()?;
    cause.found = plain.shown(at, end);
    Some(Hit {
        rank,
        at,
        end,
        places,
        times,
        cause,
    })
}

/// Returns the checks of `verify` that a paste calls failed.
fn checks(plan: &Plan, text: &str) -> Vec<Hit> {
    let rows = kit::verified(plan);
    let mut hits = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line
            .split_whitespace()
            .map(|word| (word, Plain::new(word).letters));
        let mut words = words.filter(|(_, letters)| !letters.is_empty());
        if words
            .next()
            .is_some_and(|(word, letters)| letters == "failed" && word.contains("FAILED"))
            && let Some((_, letters)) = words.next()
            && let Some([name, remedy]) = rows
                .iter()
                .find(|[known, _]| Plain::new(known).letters == letters)
        {
            let cause = Cause {
                found: format!("FAILED {name}"),
                why: format!("The check {name} of ./install.sh verify"),
                fix: (*remedy).to_owned(),
                ..Cause::new()
            };
            hits.push(Hit {
                rank: Rank::Why,
                at,
                end: at,
                places: Vec::new(),
                times: 1,
                cause,
            });
        }
        at += line.len();
    }
    hits
}

#[cfg(test)]
mod tests;
