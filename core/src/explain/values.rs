//! Lines of values files and manifests.

use super::yaml::{Is, Place};
use super::{Explainer, Words, files, said};
use crate::path::Path;
use crate::plan::Plan;
use crate::release::{self, kit};

/// Explains a row.
pub(super) fn explain(all: &Explainer, plan: &Plan, row: usize, words: &mut Words) {
    let Some(place) = all.places.get(row) else {
        return;
    };
    match place.is {
        Is::Blank => words.say("An empty line, for the eye."),
        Is::Comment => comment(all, plan, row, words),
        Is::Head => {
            head(all, row, place, words);
            known(all, plan, row, place, words);
        }
        Is::Value | Is::Text => {
            known(all, plan, row, place, words);
            if all.row(row).is_some_and(|line| line.origin.is_none()) {
                beside(all, row, place, words);
                all.hangs_on(row, words);
            }
        }
    }
}

fn is_comment(all: &Explainer, row: usize) -> bool {
    all.places
        .get(row)
        .is_some_and(|place| place.is == Is::Comment)
}

/// A comment says what the next line is about; at the top, what the file is.
fn comment(all: &Explainer, plan: &Plan, row: usize, words: &mut Words) {
    let next = (row..all.places.len()).find(|row| !is_comment(all, *row));
    if (0..row).all(|row| is_comment(all, row)) {
        words.say("A comment at the top: nothing reads it. It says what the file is, what made it and what it is for.");
        all.hangs_on(row, words);
        return;
    }
    let Some((next, place)) = next.and_then(|next| Some((next, all.places.get(next)?))) else {
        return words.say("A comment: nothing reads it.");
    };
    words.say(format!(
        "A comment: nothing reads it. It is about {}, line {}.",
        place.key,
        next + 1
    ));
    if let Some(path) = all.row(next).and_then(|line| line.origin) {
        words.say(said::set_by(plan, path));
        words.lead(&[path]);
    }
    for reason in reasons(all, place) {
        words.cite(reason.facts);
    }
    // Some comments are there for some answers only.
    if words.leads.is_empty() {
        all.hangs_on(row, words);
    }
}

/// The questions behind the lines below a key.
fn below(all: &Explainer, row: usize, place: &Place) -> Vec<Path> {
    let rows = (row + 1..all.places.len()).take_while(|row| {
        let one = all.places.get(*row);
        // The entries of a list may stand as far out as their key.
        one.is_some_and(|one| {
            one.depth > place.depth || one.is == Is::Comment || one.is == Is::Blank
        })
    });
    let mut out: Vec<Path> = Vec::new();
    for origin in rows.filter_map(|row| all.row(row)?.origin) {
        if !out.contains(&origin) {
            out.push(origin);
        }
    }
    out
}

fn head(all: &Explainer, row: usize, place: &Place, words: &mut Words) {
    let own = all.row(row).and_then(|line| line.origin);
    if own.is_some() {
        return;
    }
    let below = below(all, row, place);
    words.say(format!(
        "The heading of {}: it holds what stands below it.",
        place.key
    ));
    if below.is_empty() {
        all.hangs_on(row, words);
    } else {
        words.say(format!(
            "What stands there is set by {}.",
            said::named(&below)
        ));
        words.lead(&below);
    }
}

/// What is known of a key. What fits the file of one release comes first.
fn reasons<'a>(
    all: &'a Explainer,
    place: &'a Place,
) -> impl Iterator<Item = &'static kit::Reason> + 'a {
    release::reasons()
        .filter(|reason| reason.is_of(&all.file.name, &place.key))
        .take(1)
}

/// Returns what the comment right above a line says.
fn note(all: &Explainer, row: usize, place: &Place) -> Option<String> {
    let above: Vec<&str> = all
        .texts()
        .zip(&all.places)
        .take(row)
        .rev()
        .take_while(|(_, one)| one.is == Is::Comment && one.key == place.key)
        .map(|(text, _)| text.trim().trim_start_matches('#').trim())
        .collect();
    // At the top of the file comments are about all of it.
    let top = above.len() == row;
    let lines: Vec<&str> = above.into_iter().rev().collect();
    (!lines.is_empty() && !top).then(|| lines.join(" "))
}

fn known(all: &Explainer, plan: &Plan, row: usize, place: &Place, words: &mut Words) {
    let asked = all.row(row).is_some_and(|line| line.origin.is_some());
    let note = note(all, row, place);
    let mut why = String::new();
    for reason in reasons(all, place) {
        reason.why.clone_into(&mut why);
        words.cite(reason.facts);
    }
    let chart = of_the_chart(all, plan, row, place);
    match note {
        Some(note) => words.say(format!("The comment above says: \"{note}\"")),
        None if asked || place.is == Is::Head => {}
        None if !why.is_empty() => words.say(format!("Nobody is asked. {why}")),
        None => {
            let about = files::about(&all.file.name).unwrap_or_default();
            words.say(
                format!("Nobody is asked: it belongs to what the file is. {about}")
                    .trim()
                    .to_owned(),
            );
        }
    }
    words.says.extend(chart);
}

/// Says what the chart has of itself for a key.
fn of_the_chart(all: &Explainer, plan: &Plan, row: usize, place: &Place) -> Option<String> {
    let chart = plan
        .facts()
        .charts
        .iter()
        .find(|chart| chart.file == all.file.name)?;
    let known = release::pages_of(plan).chart_values(chart).lines();
    let mut values =
        known.filter_map(|line| line.strip_prefix(place.key.as_str())?.strip_prefix(": "));
    let theirs = values.next()?;
    let text = &all.row(row)?.text;
    let ours = text.get(place.value..).unwrap_or_default();
    Some(match theirs {
        _ if place.is != Is::Value => return None,
        "null" => "The chart has nothing there of itself.".to_owned(),
        same if same == ours => "The chart has the same of itself.".to_owned(),
        other => format!("The chart has {other} there of itself."),
    })
}

/// A name in an entry of a list leads to what the entry holds.
fn beside(all: &Explainer, row: usize, place: &Place, words: &mut Words) {
    let names = place.key.ends_with("[].name") || place.key.ends_with("[].key");
    let Some(entry) = place
        .key
        .rfind("[].")
        .and_then(|at| place.key.get(..at + 3))
    else {
        return;
    };
    if !names {
        return;
    }
    let rows = (row + 1..all.places.len()).take_while(|row| {
        let one = all.places.get(*row);
        one.is_some_and(|one| one.key.starts_with(entry) && one.depth > place.depth)
    });
    let mut paths: Vec<Path> = Vec::new();
    for origin in rows.filter_map(|row| all.row(row)?.origin) {
        if !paths.contains(&origin) {
            paths.push(origin);
        }
    }
    if !paths.is_empty() {
        words.say(format!(
            "What belongs to it is set by {}.",
            said::named(&paths)
        ));
        words.lead(&paths);
    }
}
