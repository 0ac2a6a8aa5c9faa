//! The register against the files of the folders, and the list that is made from it.

use super::cases::case;
use osmo_configurator_core::check::rules;
use osmo_configurator_core::finding::Severity;
use osmo_configurator_core::import::codes;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::release::offered::all;
use osmo_configurator_core::rules::{RETIRED, Rule};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every release that is offered, by its word, with its rules.
fn releases() -> impl Iterator<Item = (&'static str, Vec<&'static Rule>)> {
    all().map(|facts| {
        let (answers, held) = case(&[("release", facts.word)]);
        let plan = Plan::new(&answers, &held);
        assert_eq!(plan.facts().word, facts.word);
        (facts.word, rules(&plan).collect())
    })
}

/// Every rule, once.
pub(crate) fn register() -> &'static BTreeMap<&'static str, &'static Rule> {
    static REGISTER: LazyLock<BTreeMap<&'static str, &'static Rule>> = LazyLock::new(|| {
        let rules = releases().flat_map(|(_, rules)| rules);
        rules.map(|rule| (rule.code, rule)).collect()
    });
    &REGISTER
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

/// A file that was never declared is no part of the program, so no compiler misses it.
#[test]
fn every_file_of_a_rule_is_in_the_register_under_its_own_name() {
    let mut files = Vec::new();
    sources(&here().join("src"), &mut files);
    let mut found = BTreeMap::new();
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.lines().find_map(|line| {
            line.strip_prefix("const CODE: &str = \"")?
                .strip_suffix("\";")
        });
        let is_rule = text.contains("const RULE: Rule");
        assert_eq!(is_rule, code.is_some(), "{}", path.display());
        let Some(code) = code else { continue };
        let begins = text.starts_with(&format!("//! {code}: "));
        assert!(begins, "{} does not begin with its code", path.display());
        let tested = text.contains("#[cfg(test)]");
        assert!(tested, "{} has no tests", path.display());
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let folder = path.parent().unwrap().file_name().unwrap();
        let place = (folder.to_string_lossy().into_owned(), name);
        let earlier = found.insert((*code).to_owned(), place);
        assert_eq!(earlier, None, "{code} is in {} too", path.display());
    }
    let listed: BTreeMap<String, (String, String)> = register()
        .iter()
        .map(|(code, rule)| {
            let place = (rule.area().to_owned(), rule.name().to_owned());
            ((*code).to_owned(), place)
        })
        .collect();
    assert_eq!(found, listed);
}

#[test]
fn codes_are_an_area_and_two_digits_and_never_used_again() {
    for (_, rules) in releases() {
        let mut seen = BTreeSet::new();
        for rule in rules {
            assert!(seen.insert(rule.code), "{} stands there twice", rule.code);
            let area = rule.code.trim_end_matches(|c: char| c.is_ascii_digit());
            let well_formed =
                rule.code.len() == area.len() + 2 && area.bytes().all(|b| b.is_ascii_uppercase());
            assert!(well_formed, "{}", rule.code);
            let retired = RETIRED.iter().any(|one| one.code == rule.code);
            assert!(!retired, "{} was given up", rule.code);
            let sentence = rule.sentence.text();
            assert!(
                sentence.ends_with('.') && sentence.len() > 10,
                "{sentence:?}"
            );
            assert!(!sentence.contains(['|', '\n']), "{sentence:?}");
        }
    }
}

fn release_of(rule: &Rule) -> String {
    let holding: Vec<&str> = releases()
        .filter(|(_, rules)| rules.iter().any(|one| one.code == rule.code))
        .map(|(word, _)| word)
        .collect();
    match rule.release() {
        None if holding.len() == all().count() => "every".to_owned(),
        _ => holding.join(", "),
    }
}

fn severity_of(rule: &Rule) -> &'static str {
    match rule.finds {
        [Severity::Error] => "error",
        [Severity::Warning] => "warning",
        _ => "error or warning",
    }
}

fn severity_of_one(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// No code of an import is a rule's, and every one in its source is in the list.
#[test]
fn codes_of_an_import_are_its_own_and_all_listed() {
    let listed: BTreeSet<&str> = codes().into_iter().map(|(code, ..)| code).collect();
    assert!(listed.iter().all(|code| !register().contains_key(code)));
    let mut files = Vec::new();
    sources(&here().join("src/import"), &mut files);
    let mut used = BTreeSet::new();
    for path in files {
        let text = fs::read_to_string(path).unwrap();
        for part in text.split('"') {
            let own = part.len() == 5 && ["IMP", "MEK"].iter().any(|area| part.starts_with(area));
            if own && part.bytes().skip(3).all(|b| b.is_ascii_digit()) {
                used.insert(part.to_owned());
            }
        }
    }
    assert!(used.len() > 8);
    for code in used {
        assert!(listed.contains(code.as_str()), "{code} is not in the list");
    }
}

fn list() -> String {
    let mut out = String::from(
        "# Rules\n\n\
         Made from the register by `UPDATE_GOLDEN=1 cargo test -p osmo-configurator-core --test rules`. An error keeps the\n\
         bundle back; a warning can be accepted with a reason. A code is never used for something else.\n",
    );
    let mut areas: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
    for rule in register().values().copied() {
        areas.entry(rule.area()).or_default().push(rule);
    }
    for (area, rules) in areas {
        let title = area.replace('_', " ");
        let _ = write!(
            out,
            "\n## {title}\n\n| Code | Finds | As | Release | Name |\n| --- | --- | --- | --- | --- |\n"
        );
        for rule in rules {
            let _ = writeln!(
                out,
                "| {} | {} | {} | {} | `{}` |",
                rule.code,
                rule.sentence.text(),
                severity_of(rule),
                release_of(rule),
                rule.name()
            );
        }
    }
    out.push_str(
        "\n## Files that are there already\n\nSaid by an import, and by `lint` about values; the answers that come of it then meet the \
         rules above.\n\n| Code | Finds | As |\n| --- | --- | --- |\n",
    );
    for (code, severity, finds) in codes() {
        let word = severity_of_one(severity);
        let _ = writeln!(out, "| {code} | {finds} | {word} |");
    }
    out.push_str("\n## Retired codes\n\n");
    if RETIRED.is_empty() {
        out.push_str("None yet.\n");
    }
    for one in RETIRED {
        let _ = writeln!(out, "- {}: {}", one.code, one.because);
    }
    out
}

#[test]
fn the_list_in_docs_is_what_the_register_says() {
    let path = here().join("../docs/rules.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, list()).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == list(),
        "docs/rules.md is stale: UPDATE_GOLDEN=1 cargo test -p osmo-configurator-core --test rules"
    );
}
