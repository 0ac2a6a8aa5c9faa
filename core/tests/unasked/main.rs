//! Answers to questions that are not asked reach no file, and what site.sh says passes the scripts' own check.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    unreachable_pub
)]

#[path = "../support/mod.rs"]
mod support;

use osmo_configurator_core::bundle::{Bundle, bundle};
use osmo_configurator_core::check::{check, report};
use osmo_configurator_core::fields::Kind;
use osmo_configurator_core::model::Answers;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::preview::preview;
use osmo_configurator_core::questions;
use osmo_configurator_core::secrets::Secrets;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// What would be seen in any file that it reached.
const MARKS: [&str; 6] = [
    "..",
    "$(touch unasked)",
    "\u{1b}[31munasked",
    "-unasked",
    "\u{202e}unasked\u{0}",
    "Un asked\n'\"",
];

/// Wishes that are said to have no effect (FORM05): a finding is all that may follow from them.
const WISHES: [&str; 12] = [
    "ingress.issuerName",
    "oauth2Proxy.extraArgs",
    "rateLimit.serviceName",
    "roleMapping.entries",
    "scaling.ui.maxReplicas",
    "site.networkPolicy",
    "skipAuthPaths.router",
    "skipAuthPaths.service",
    "trust.configMap",
    "trust.idp",
    "trust.postgres",
    "trust.redis",
];

/// Returns everything that follows from answers: all files, and what the check says.
fn all_that_follows(answers: &Answers) -> String {
    let plan = Plan::new(answers, &Secrets::default());
    let report = report(&plan);
    format!("{:#?}{report:#?}", preview(&plan, &report, false))
}

fn asked(answers: &Answers) -> BTreeSet<&'static str> {
    let plan = Plan::new(answers, &Secrets::default());
    questions::asked(plan.deployment())
        .map(|field| field.path.as_str())
        .collect()
}

/// Answers every question that is not asked, each in its own bad way.
fn answer_unasked(answers: &mut Answers, pick: usize) {
    let asked = asked(answers);
    let unasked = questions::all().filter(|field| {
        let path = field.path.as_str();
        !asked.contains(path) && !WISHES.contains(&path)
    });
    for (at, field) in unasked.enumerate() {
        let text = match field.kind {
            Kind::Flag => (field.read(answers) != "true").to_string(),
            Kind::Choice(options) => options[(at + pick) % options.len()].value.to_owned(),
            _ => MARKS[(at + pick) % MARKS.len()].to_owned(),
        };
        field.set(answers, &text).unwrap();
    }
}

/// Turns some switches, so that other questions are asked.
fn turn(answers: &mut Answers, turns: u64) {
    for (at, field) in questions::all().enumerate() {
        if turns.rotate_left(u32::try_from(at * 7 % 64).unwrap()) % 4 != 0 {
            continue;
        }
        match field.kind {
            Kind::Flag => {
                let other = (field.read(answers) != "true").to_string();
                field.choose(answers, &other).unwrap();
            }
            Kind::Choice(options) => {
                let word = options[usize::try_from(turns % 5).unwrap() % options.len()].value;
                field.choose(answers, word).unwrap();
            }
            _ => {}
        }
    }
}

/// Runs the scripts' own check over a bundle's site.sh.
fn check_site(bundle: &Bundle, name: &str) -> Result<(), String> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("lib")).unwrap();
    for file in bundle
        .files
        .iter()
        .filter(|file| file.name.starts_with("lib/") || file.name == "site.sh")
    {
        fs::write(folder.join(&file.name), &file.text).unwrap();
    }
    let script = "set -euo pipefail; . ./site.sh; . lib/common.sh; check_site";
    let done = Command::new("bash")
        .args(["-c", script])
        .current_dir(&folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    if done.status.success() && said.is_empty() && done.stdout.is_empty() {
        Ok(())
    } else {
        Err(said)
    }
}

/// Every fixture, with bad answers to everything that it does not ask: accepted all the same, and the scripts agree.
#[test]
fn unasked_answers_reach_no_bundle() {
    let secrets = support::secrets();
    for (pick, case) in support::cases().iter().enumerate() {
        let answers = support::answers(case);
        let mut polluted = answers.clone();
        answer_unasked(&mut polluted, pick);
        assert_ne!(polluted, answers, "{case} asks everything");
        let checked = check(Plan::new(&polluted, &secrets))
            .unwrap_or_else(|report| panic!("{case}: {report:?}"));
        let clean = check(Plan::new(&answers, &secrets)).unwrap();
        let ours = bundle(&checked);
        for (file, other) in ours.files.iter().zip(&bundle(&clean).files) {
            assert_eq!(file.text, other.text, "{case}: {}", file.name);
        }
        check_site(&ours, &format!("site-{pick}")).unwrap_or_else(|said| panic!("{case}: {said}"));
    }
}

/// The same with wishes: the files that are applied do not change.
#[test]
fn wishes_that_are_not_asked_reach_no_values() {
    for case in support::cases() {
        let answers = support::answers(&case);
        let mut wishing = answers.clone();
        for path in WISHES {
            let field = questions::find(path).unwrap();
            if !asked(&answers).contains(path) {
                field.set(&mut wishing, "true").unwrap();
            }
        }
        let of =
            |answers: &Answers| bundle(&check(Plan::new(answers, &support::secrets())).unwrap());
        let named = ["CHANGE.md", "osmo-configurator.yaml", "SHA256SUMS"];
        for (file, other) in of(&wishing).files.iter().zip(&of(&answers).files) {
            let same = file.text == other.text || named.contains(&file.name.as_str());
            assert!(same, "{case}: {}", file.name);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// The same for deployments whose switches stand anyhow: nothing that follows changes.
    #[test]
    fn unasked_answers_change_nothing(case in 0_usize..64, turns in any::<u64>(), pick in 0_usize..64) {
        let cases = support::cases();
        let mut answers = support::answers(&cases[case % cases.len()]);
        turn(&mut answers, turns);
        let mut polluted = answers.clone();
        answer_unasked(&mut polluted, pick);
        prop_assert_eq!(all_that_follows(&answers), all_that_follows(&polluted));
    }

    /// Whatever passes the check passes the scripts' check of site.sh.
    #[test]
    fn what_passes_the_check_passes_the_scripts(case in 0_usize..64, turns in any::<u64>()) {
        let (cases, secrets) = (support::cases(), support::secrets());
        let mut answers = support::answers(&cases[case % cases.len()]);
        turn(&mut answers, turns & 0x0101_0101_0101_0101);
        if let Ok(checked) = check(Plan::new(&answers, &secrets)) {
            prop_assert_eq!(check_site(&bundle(&checked), "site-random"), Ok(()));
        }
    }
}
