//! Paths stand in the code as text. Each is the path of a question or secret, and a rendered line names one that is asked.

#![allow(clippy::panic, clippy::unwrap_used, unreachable_pub)]

mod support;

use osmo_configurator_core::check::report;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::preview::preview;
use osmo_configurator_core::questions;
use osmo_configurator_core::secrets::SPECS;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// One that is not asked would lead nowhere.
#[test]
fn every_origin_is_a_question_that_is_asked() {
    let secrets = support::secrets();
    let mut wrong: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for case in support::cases() {
        let plan = Plan::new(&support::answers(&case), &secrets);
        let found = report(&plan);
        let asked: BTreeSet<&str> = questions::asked(plan.deployment())
            .map(|field| field.path)
            .chain(
                SPECS
                    .iter()
                    .filter(|spec| (spec.needed)(plan.deployment()))
                    .map(|spec| spec.path),
            )
            .collect();
        for file in preview(&plan, &found, false) {
            for line in file.lines.iter().filter(|line| !line.origin.is_empty()) {
                seen.insert(line.origin);
                if !asked.contains(line.origin) {
                    let place = format!("{case}/{}: {}", file.name, line.text.trim());
                    wrong
                        .entry(line.origin.to_owned())
                        .or_default()
                        .insert(place);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(
        seen.len() > 80,
        "only {} questions are behind a line",
        seen.len()
    );
}

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|end| end == "rs") {
            out.push(path);
        }
    }
}

/// Texts that look like a path and are none: names of files and hosts, a value of a chart, a provider of the tests.
fn is_something_else(text: &str) -> bool {
    let ends = [
        ".sh",
        ".txt",
        ".yaml",
        ".cfg",
        ".md",
        ".internal",
        ".svc",
        ".local",
    ];
    ends.iter().any(|end| text.ends_with(end))
        || text == "podMonitor.enabled"
        || text.starts_with("idp.test.")
}

/// A path that is misspelt anywhere in the code is found here, wherever it would only have shown later.
#[test]
fn every_path_in_the_code_is_a_question_or_a_secret() {
    let known: BTreeSet<&str> = questions::all()
        .map(|field| field.path)
        .chain(SPECS.iter().map(|spec| spec.path))
        .collect();
    let groups: BTreeSet<&str> = known
        .iter()
        .filter_map(|path| path.split_once('.'))
        .map(|(group, _)| group)
        .collect();
    // A group, or the start of one, stands for all below it.
    let begins = |text: &str| known.iter().any(|path| path.starts_with(text));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    sources(&root.join("../app/src"), &mut files);
    let (mut count, mut wrong) = (0, Vec::new());
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        // Every second part stands between quotes; escaped quotes only shift that within one line.
        for line in text.lines() {
            for literal in line.split('"').skip(1).step_by(2) {
                let word = |c: char| c.is_ascii_alphanumeric() || c == '.';
                let looks = literal
                    .split_once('.')
                    .is_some_and(|(group, rest)| groups.contains(group) && !rest.is_empty());
                if !looks || !literal.chars().all(word) || is_something_else(literal) {
                    continue;
                }
                count += 1;
                if !known.contains(literal) && !begins(literal) {
                    wrong.push(format!("{}: {literal}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(count > 600, "only {count} paths found");
}
