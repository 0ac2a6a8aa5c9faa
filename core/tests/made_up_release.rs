//! A second release: facts and values of its own are enough. Run with `--features made-up-release`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use osmo_configurator_core::bundle::bundle;
use osmo_configurator_core::check::{check, report};
use osmo_configurator_core::fields::Kind;
use osmo_configurator_core::model::Answers;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::preview::{checklist, preview};
use osmo_configurator_core::questions;
use osmo_configurator_core::secrets::Secrets;

const GOOD: [(&str, &str); 7] = [
    ("hostname", "osmo.example.com"),
    ("idp.provider", "entra"),
    ("idp.entra.tenantId", "12345678-1234-1234-1234-123456789abc"),
    ("idp.entra.clientId", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"),
    ("postgres.serviceName", "pg.example.internal"),
    ("redis.serviceName", "redis.example.internal"),
    ("extraValues.service", "global: {anything: goes}"),
];

fn answers(changes: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    let release = questions::find("release").unwrap();
    release.choose(&mut answers, "0.1").unwrap();
    for (path, value) in GOOD.iter().chain(changes) {
        questions::find(path)
            .unwrap()
            .set(&mut answers, value)
            .unwrap();
    }
    answers
}

/// The page draws the options of a question from the table, so what stands there is offered.
#[test]
fn it_is_offered() {
    let Kind::Choice(options) = questions::find("release").unwrap().kind else {
        panic!("the release is no choice");
    };
    let words: Vec<_> = options.iter().map(|one| one.value).collect();
    assert!(words.len() > 1 && words.contains(&"0.1"), "{words:?}");
}

/// Choosing it brings its defaults, and keeps what was typed.
#[test]
fn it_begins_with_its_own_defaults() {
    let answers = answers(&[]);
    let read = |path: &str| questions::find(path).unwrap().read(&answers);
    assert_eq!(read("osmoImageTag"), "0.1.0");
    assert_eq!(
        read("images.osmoImageLocation"),
        "registry.example.com/osmo"
    );
    assert_eq!(read("hostname"), "osmo.example.com");
}

#[test]
fn it_renders_and_is_checked() {
    let secrets = Secrets::default();
    let plan = Plan::new(&answers(&[]), &secrets);
    let checked = check(plan.clone()).unwrap_or_else(|report| panic!("{:#?}", report.findings));
    let files = bundle(&checked).files;
    let text = |name: &str| {
        &files
            .iter()
            .find(|file| file.name == name)
            .expect(name)
            .text
    };
    let values = text("everything_values.yaml");
    assert!(
        values.contains("hostname: \"osmo.example.com\"")
            && values.contains("\"anything\": \"goes\""),
        "{values}"
    );
    assert!(text("site.sh").contains("RELEASES=('everything everything everything_values.yaml')"));
    assert!(text("images.txt").contains("registry.example.com/osmo/everything:0.1.0"));
    assert!(text("README.md").starts_with("# Made-up 0.1 at osmo.example.com"));
    assert!(text("TROUBLESHOOTING.md").contains("| nothing happens |"));
    // Nothing of another release is left anywhere.
    for file in &files {
        for foreign in ["osmo_values.yaml", "router_values.yaml", "OSMO 6", "web-ui"] {
            assert!(!file.text.contains(foreign), "{}: {foreign}", file.name);
        }
    }
    assert!(!checklist(&plan).is_empty());
    assert!(preview(&plan, checked.report(), false).len() > 8);
}

/// The shared rules know its live keys.
#[test]
fn its_dead_keys_are_found() {
    let plan = Plan::new(
        &answers(&[("extraValues.service", "nothing: reads this")]),
        &Secrets::default(),
    );
    let found = report(&plan);
    assert!(
        found.errors().any(|one| one.code == "EXTR02"),
        "{:#?}",
        found.findings
    );
}
