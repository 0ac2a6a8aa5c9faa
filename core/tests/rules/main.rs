//! The rules together, through the public check: codes, texts, paths, good deployments, and any input at all.

// Helpers of tests may be as blunt as the tests themselves.
#![allow(clippy::panic, clippy::unwrap_used, unreachable_pub)]

mod any_input;
mod broken;
mod cases;

use broken::BROKEN;
use cases::{BASE, apply, assert_well_formed, case, codes, usable};
use osmo_configurator_core::check::{check, report};
use osmo_configurator_core::entropy::Seeded;
use osmo_configurator_core::model::Answers;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::secrets::{SPECS, Secrets, generate};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|end| end == "rs") {
            out.push(path);
        }
    }
}

/// Returns the code of each rule and the file that it is kept in.
fn rule_files() -> BTreeMap<String, (PathBuf, String)> {
    let mut files = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    let mut found = BTreeMap::new();
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let is_rule = text.contains("pub(crate) fn rule(");
        let code = text.lines().find_map(|line| {
            line.strip_prefix("const CODE: &str = \"")?
                .strip_suffix("\";")
        });
        assert_eq!(
            is_rule,
            code.is_some(),
            "{} has a rule without a code, or a code without a rule",
            path.display()
        );
        if let Some(code) = code {
            let earlier = found.insert(code.to_owned(), (path.clone(), text.clone()));
            assert!(earlier.is_none(), "{code} stands in {} too", path.display());
        }
    }
    found
}

#[test]
fn every_code_has_one_file_which_begins_with_it() {
    for (code, (path, text)) in rule_files() {
        let area = code.trim_end_matches(|c: char| c.is_ascii_digit());
        let well_formed =
            code.len() == area.len() + 2 && area.bytes().all(|b| b.is_ascii_uppercase());
        assert!(well_formed, "{code} is not an area and two digits");
        assert!(
            text.starts_with(&format!("//! {code}: ")),
            "{} does not begin with its code",
            path.display()
        );
        assert!(
            text.contains("#[cfg(test)]"),
            "{} has no tests",
            path.display()
        );
    }
}

#[test]
fn every_rule_runs() {
    let files = rule_files();
    let table = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("src/release/v6_2/rules/mod.rs"),
    )
    .unwrap();
    for (path, _) in files.values() {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(
            table.contains(&format!("{name}::rule,")),
            "{name} is not in the table"
        );
    }
}

#[test]
fn every_code_is_found_and_every_finding_is_well_formed() {
    let mut missing: BTreeSet<String> = rule_files().into_keys().collect();
    for (code, changes) in BROKEN {
        let (answers, held) = case(changes);
        let report = report(&Plan::new(&answers, &held));
        report.findings.iter().for_each(assert_well_formed);
        assert!(
            codes(&report).contains(code),
            "{changes:?} gives {:?}, not {code}",
            codes(&report)
        );
        missing.remove(*code);
    }
    assert!(missing.is_empty(), "no example for {missing:?}");
}

#[test]
fn good_deployments_have_no_errors() {
    for provider in usable() {
        let (mut answers, mut held) = (Answers::default(), Secrets::default());
        let (good, provider) = (provider.examples(), provider.id.word());
        apply(&mut answers, &mut held, &[("idp.provider", provider)]);
        apply(&mut answers, &mut held, BASE);
        apply(&mut answers, &mut held, &good);
        let found = report(&Plan::new(&answers, &held));
        assert!(
            found.is_clean(),
            "{provider}: {:?}",
            found.errors().collect::<Vec<_>>()
        );
        for spec in SPECS {
            generate(&mut held, spec, &mut Seeded::new(b"rules")).unwrap();
        }
        assert!(
            check(Plan::new(&answers, &held)).is_ok(),
            "{provider} with generated secrets"
        );
    }
}

/// Every platform's defaults are good too, once what it asks for is filled in.
#[test]
fn good_platforms_have_no_errors() {
    let arn = "arn:aws:acm:us-west-2:123456789012:certificate/12345678-1234-1234-1234-123456789abc";
    for platform in ["on-prem", "aws", "azure", "gcp"] {
        let (answers, held) = case(&[("platform", platform), ("ingress.sslCertArn", arn)]);
        let found = report(&Plan::new(&answers, &held));
        assert!(
            found.is_clean(),
            "{platform}: {:?}",
            found.errors().collect::<Vec<_>>()
        );
    }
}
