//! Paths of questions and secrets: the compiler knows those that code names; here stands what it cannot see. A rendered line
//! names a question that is asked, and text that looks like a path, as in tables of tests and facts, is one.

#![allow(clippy::panic, clippy::unwrap_used, unreachable_pub)]

mod support;

use osmo_configurator_core::check::report;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::preview::preview;
use osmo_configurator_core::questions;
use osmo_configurator_core::release::offered;
use osmo_configurator_core::secrets::SPECS;
use osmo_configurator_core::text::Language;
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
            .map(|field| field.path.as_str())
            .chain(
                SPECS
                    .iter()
                    .filter(|spec| (spec.needed)(plan.deployment()))
                    .map(|spec| spec.path.as_str()),
            )
            .collect();
        for file in preview(&plan, &found, false) {
            for line in &file.lines {
                let Some(origin) = line.origin else { continue };
                seen.insert(origin);
                if !asked.contains(origin.as_str()) {
                    let place = format!("{case}/{}: {}", file.name, line.text.trim());
                    wrong.entry(origin.to_string()).or_default().insert(place);
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

/// Pages to read are sentences around answers: each that names the host or a database's host says so.
#[test]
fn pages_know_their_questions() {
    let secrets = support::secrets();
    let (mut pages, mut known) = (0, 0);
    for case in support::cases() {
        let plan = Plan::new(&support::answers(&case), &secrets);
        let found = report(&plan);
        let deployment = plan.deployment();
        let hosts = [
            deployment.hostname.as_str(),
            deployment.postgres.service_name.as_str(),
        ];
        let files = preview(&plan, &found, false);
        for file in files
            .iter()
            .filter(|file| file.language == Language::Markdown)
        {
            for line in &file.lines {
                pages += 1;
                known += usize::from(line.origin.is_some());
                let named = hosts.iter().any(|host| line.text.contains(host));
                let place = format!("{case}/{}: {}", file.name, line.text);
                assert!(!named || line.origin.is_some(), "{place}");
            }
        }
    }
    assert!(known * 20 > pages, "{known} of {pages} lines");
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
        .map(|field| field.path.as_str())
        .chain(SPECS.iter().map(|spec| spec.path.as_str()))
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

/// Only a table makes a path; everybody else names one that there is. What facts say about questions is looked up here.
#[test]
fn only_tables_make_paths() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let tables = [
        "questions/",
        "idp/",
        "fields/mod.rs",
        "fields/given.rs",
        "secrets/spec.rs",
        "path.rs",
    ];
    let mut wrong = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        let name = file.strip_prefix(&root).unwrap().to_str().unwrap();
        let is_facts = name.ends_with("/facts.rs");
        if code.contains("Path::defined(")
            && !is_facts
            && !tables.iter().any(|at| name.starts_with(at))
        {
            wrong.push(name.to_owned());
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
    for facts in offered::all() {
        let extra = facts.charts.iter().map(|chart| chart.extra.as_str());
        let defaults = facts.defaults.iter().map(|(path, _)| *path);
        for path in extra.chain(defaults).chain(facts.not_asked.iter().copied()) {
            let group = path.ends_with('.');
            assert!(
                group || questions::find(path).is_some(),
                "{}: {path}",
                facts.word
            );
        }
    }
}
