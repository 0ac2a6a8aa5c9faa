//! What was decided, as an approver reads it: for every fixture its sentences, in `tests/fixtures/CASE/decisions.txt`.
//! `UPDATE_GOLDEN=1` writes them anew.
#![allow(clippy::unwrap_used, reason = "a panic in a test is the finding")]

mod support;

use osmo_configurator_core::decisions::{archives, decisions};
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::secrets::Secrets;
use std::fs;
use support::{answers, cases, fixtures, secrets};

fn told(case: &str) -> String {
    let answers = answers(case);
    let plan = Plan::new(&answers, &secrets());
    let mut lines = Vec::new();
    for one in decisions(&plan) {
        let paths: Vec<&str> = one.fields.iter().map(|path| path.as_str()).collect();
        lines.push(format!(
            "{}: {}\n  {}",
            one.subject,
            one.sentence,
            paths.join(" ")
        ));
    }
    lines.push(archives(&plan));
    lines.push(archives(&Plan::new(&answers, &Secrets::default())));
    lines.join("\n") + "\n"
}

#[test]
fn fixtures_are_told_as_they_were_read() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    for case in cases() {
        let (path, told) = (fixtures().join(&case).join("decisions.txt"), told(&case));
        if update {
            fs::write(&path, &told).unwrap();
        }
        assert_eq!(told, fs::read_to_string(&path).unwrap(), "{case}");
    }
}
