//! The rules together, through the public check: codes, texts, paths, good deployments, and any input at all.

// Helpers of tests may be as blunt as the tests themselves.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    unreachable_pub
)]

mod any_input;
mod broken;
mod cases;
#[path = "../support/plain.rs"]
mod plain;
mod register;

use broken::BROKEN;
use cases::{BASE, apply, assert_well_formed, case, codes, usable};
use osmo_configurator_core::accepted::{accept, reason};
use osmo_configurator_core::check::{check, report};
use osmo_configurator_core::entropy::Seeded;
use osmo_configurator_core::finding::{Finding, Severity};
use osmo_configurator_core::model::Answers;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::preview::preview;
use osmo_configurator_core::questions;
use osmo_configurator_core::secrets::{SPECS, Secrets, generate};
use plain::faults;
use register::register;
use std::collections::BTreeSet;

#[test]
fn every_code_is_found_and_every_finding_is_well_formed() {
    let mut missing: BTreeSet<(&str, Severity)> = register()
        .values()
        .flat_map(|rule| rule.finds.iter().map(|severity| (rule.code, *severity)))
        .collect();
    for (code, changes) in BROKEN {
        let (answers, held) = case(changes);
        let report = report(&Plan::new(&answers, &held));
        report.findings.iter().for_each(assert_well_formed);
        assert!(
            codes(&report).contains(code),
            "{changes:?} gives {:?}, not {code}",
            codes(&report)
        );
        for finding in &report.findings {
            missing.remove(&(finding.code, finding.severity));
        }
    }
    assert!(missing.is_empty(), "no example for {missing:?}");
}

/// Why and what to do, as somebody reads them at night in a language that is not their own.
#[test]
fn findings_are_in_short_sentences_and_plain_words() {
    let mut found = BTreeSet::new();
    for (_, changes) in BROKEN {
        let (answers, held) = case(changes);
        for finding in report(&Plan::new(&answers, &held)).findings {
            let texts = [finding.why, finding.fix];
            let faults = texts.iter().flat_map(|text| faults(text, 25));
            found.extend(faults.map(|fault| format!("{}: {fault}", finding.code)));
        }
    }
    let found: Vec<String> = found.into_iter().collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Two warnings that could not be told apart would be accepted together: entries of one answer, two at a time.
#[test]
fn no_two_warnings_are_accepted_by_one_reason() {
    let single = |changes: &[(&'static str, &'static str)]| match changes {
        [one] => Some(*one),
        _ => None,
    };
    let all: Vec<_> = BROKEN.iter().filter_map(|(_, c)| single(c)).collect();
    for (at, (path, one)) in all.iter().enumerate() {
        for (other, two) in all.iter().skip(at) {
            if path != other || path.starts_with("secrets.") || one.len() + two.len() > 9000 {
                continue;
            }
            for joined in [format!("{one}\n{two}"), format!("{one},{two}")] {
                // A choice or a number has no entries, so two of them are no answer.
                let (mut answers, held) = case(&[]);
                let field = questions::find(path).unwrap();
                if field.choose(&mut answers, &joined).is_err() {
                    continue;
                }
                let report = report(&Plan::new(&answers, &held));
                let mut seen: Vec<&Finding> = Vec::new();
                for finding in report.warnings() {
                    let twin = seen.iter().find(|before| before.is_same(finding));
                    assert!(
                        twin.is_none_or(|twin| twin.what == finding.what),
                        "{joined:?}: {finding:?} and {twin:?}"
                    );
                    seen.push(finding);
                }
            }
        }
    }
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

/// Who approves a change sees a reason for each of two warnings of one rule, and what each is about.
#[test]
fn accepting_one_argument_accepts_no_other() {
    let arguments = "--gcp-healthchecks\n--ssl-insecure-skip-verify";
    let (mut answers, held) = case(&[("oauth2Proxy.extraArgs", arguments)]);
    let found = report(&Plan::new(&answers, &held));
    let warning = |subject: &str| {
        found
            .warnings()
            .find(|one| one.subject == subject)
            .unwrap_or_else(|| panic!("no warning about {subject}"))
    };
    let (agreed, other) = (
        warning("--gcp-healthchecks"),
        warning("--ssl-insecure-skip-verify"),
    );
    accept(&mut answers.deployment, &found, agreed, "probes need it");
    assert_eq!(
        reason(&answers.deployment, &found, agreed),
        "probes need it"
    );
    assert_eq!(reason(&answers.deployment, &found, other), "");
    let plan = Plan::new(&answers, &held);
    let files = preview(&plan, &report(&plan), false);
    let ticket = files.iter().find(|file| file.name == "CHANGE.md").unwrap();
    let lines: Vec<&str> = ticket.lines.iter().map(|line| line.text.as_str()).collect();
    for (argument, words) in [
        ("gcp-healthchecks", "Accepted because: probes need it"),
        ("ssl-insecure-skip-verify", "no reason given"),
    ] {
        let item = lines.join("\n");
        let item = item
            .split("\n- ")
            .find(|item| item.starts_with("ARG") && item.contains(argument))
            .unwrap();
        let item = item.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(item.contains(words), "{item}");
    }
}
