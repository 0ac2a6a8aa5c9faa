//! Every text that an operator reads, in plain words and short sentences. Findings have the same test in `rules/`.
#![allow(clippy::unwrap_used, reason = "a panic in a test is the finding")]

#[path = "support/plain.rs"]
mod plain;
mod support;

use osmo_configurator_core::bundle::bundle;
use osmo_configurator_core::check::check;
use osmo_configurator_core::fields::Kind;
use osmo_configurator_core::idp::{PROVIDERS, guide_of};
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::questions::STEPS;
use osmo_configurator_core::secrets::SPECS;
use plain::faults;
use std::collections::BTreeSet;
use std::path::Path;
use support::{answers, cases, secrets};

/// Most words in a sentence beside a question, and on a page.
const BESIDE_A_QUESTION: usize = 25;
const ON_A_PAGE: usize = 30;

/// Returns every text of the questions, with what stands around them and in their options.
fn questions() -> Vec<&'static str> {
    let mut texts: Vec<&str> = SPECS
        .iter()
        .flat_map(|spec| [spec.label, spec.hint])
        .collect();
    for step in STEPS {
        texts.extend([step.title, step.question, step.lead]);
        texts.extend(step.before.iter().map(|[what, _]| *what));
        for section in step.sections {
            texts.extend([section.title, section.intro]);
            for field in section.fields {
                texts.extend([field.label, field.hint]);
                if let Kind::Choice(options) = field.kind {
                    texts.extend(options.iter().flat_map(|one| [one.label, one.hint]));
                }
            }
        }
    }
    texts
}

/// Returns every text of the providers' walks.
fn walks() -> Vec<&'static str> {
    let steps = PROVIDERS
        .iter()
        .flat_map(|provider| guide_of(provider.id).steps);
    steps
        .flat_map(|step| {
            let traps = step.traps.iter().map(|[_, cause]| *cause);
            std::iter::once(step.text).chain(traps)
        })
        .collect()
}

#[test]
fn questions_and_walks_are_in_short_sentences_and_plain_words() {
    let texts = [questions(), walks()].concat();
    assert!(texts.len() > 500, "{}", texts.len());
    let found: Vec<String> = texts
        .iter()
        .flat_map(|text| faults(text, BESIDE_A_QUESTION))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// A walk is read on the page, below the questions, and on a page of its own, above them.
#[test]
fn a_walk_says_neither_above_nor_below() {
    for text in walks() {
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        assert!(
            !words.any(|word| ["above", "below"].contains(&word)),
            "{text}"
        );
    }
}

/// Returns the prose of a page: its lines without commands, tables cell by cell.
fn prose(page: &str) -> Vec<String> {
    let mut in_commands = false;
    let mut out = Vec::new();
    for line in page.lines() {
        if line.trim_start().starts_with("```") {
            in_commands = !in_commands;
        } else if !in_commands {
            let cells = line.split(" | ").map(|cell| cell.trim_matches(['|', ' ']));
            out.extend(cells.map(str::to_owned));
        }
    }
    out
}

#[test]
fn pages_are_in_short_sentences_and_plain_words() {
    let mut found = BTreeSet::new();
    for case in cases() {
        let checked = check(Plan::new(&answers(&case), &secrets())).unwrap();
        for file in bundle(&checked).files {
            if Path::new(&file.name).extension().is_some_and(|e| e == "md") {
                for text in prose(&file.text) {
                    let faults = faults(&text, ON_A_PAGE);
                    found.extend(
                        faults
                            .into_iter()
                            .map(|fault| format!("{}: {fault}", file.name)),
                    );
                }
            }
        }
    }
    let found: Vec<String> = found.into_iter().collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}
