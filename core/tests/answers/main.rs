//! Answers as text: fixtures, random deployments, and drafts that earlier pages left.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    unreachable_pub
)]

#[path = "../support/mod.rs"]
mod support;

use osmo_configurator_core::answers::{differences, draft, read};
use osmo_configurator_core::check::report;
use osmo_configurator_core::fields::{Grammar, Kind};
use osmo_configurator_core::model::Answers;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::questions;
use osmo_configurator_core::secrets::Secrets;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;

#[test]
fn fixtures_come_back() {
    for case in support::cases() {
        let answers = support::answers(&case);
        let text = differences(&answers);
        assert_eq!(read(&text).unwrap(), answers, "{case}");
        let stored = read(&draft(&answers.deployment)).unwrap();
        assert_eq!(stored.deployment, answers.deployment, "{case}");
        assert!(text.len() < 2_000, "{case} says too much: {text}");
    }
}

fn old(name: &str) -> Answers {
    let path = support::fixtures().join("drafts").join(name);
    let text = fs::read_to_string(path).unwrap();
    read(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Drafts of the flat format, as pages of November 2026 stored them.
#[test]
fn old_drafts_are_read_once_more() {
    for case in ["mirror-registry", "onprem-airgap-keycloak"] {
        let mut answers = support::answers(case);
        if case == "mirror-registry" {
            // What a draft says holds, though the default is another one by now.
            let level = questions::find("logs.logLevel").unwrap();
            level.choose(&mut answers, "DEBUG").unwrap();
        }
        let found = old(&format!("{case}.yaml"));
        assert_eq!(found.deployment, answers.deployment, "{case}");
    }
    let half = old("half-typed.yaml").deployment;
    assert_eq!(half.hostname.as_str(), " \"half\\typed\u{7}\u{2028}");
    assert_eq!(half.ingress.ingress_class.as_str(), "nginx");
    assert_eq!(half.platform.value(), "aws");
    assert_eq!(half.skip_auth_paths.service.0, ["/a: b", ""]);
}

/// The form that a question names is the one that its rules hold: what has it passes, what does not is an error there.
#[test]
fn forms_are_what_the_rules_say() {
    let (mut seen, secrets) = (BTreeSet::new(), Secrets::default());
    for case in support::cases() {
        let answers = support::answers(&case);
        let plan = Plan::new(&answers, &secrets);
        for field in questions::asked(plan.deployment()).filter(|f| f.grammar != Grammar::Text) {
            let text = field.read(plan.answers());
            assert!(field.has_form(&text), "{case}: {} {text}", field.path);
            if !seen.insert(field.path) {
                continue;
            }
            assert!(!field.has_form("!"), "{}", field.path);
            let mut bad = answers.clone();
            field.set(&mut bad, "!").unwrap();
            let found = report(&Plan::new(&bad, &secrets));
            let told = found.errors().any(|finding| finding.path == field.path);
            assert!(told, "{}: no rule refuses what has no form", field.path);
        }
    }
    assert!(seen.len() > 50, "{seen:?}");
}

/// Names of users: what stands behind a colon there counts as a password, which no draft holds. Elsewhere that is so before an @.
const USERS: [&str; 4] = [
    "defaultAdmin.username",
    "images.registryUser",
    "postgres.adminUser",
    "postgres.user",
];

/// Any answers at all: words for choices and flags, and any characters for text.
fn any_answers() -> impl Strategy<Value = Answers> {
    let count = questions::all().count();
    let text = prop_oneof![
        proptest::collection::vec(any::<char>(), 0..12)
            .prop_map(|chars| chars.into_iter().collect::<String>()),
        proptest::sample::select(vec![
            "", "a", "yes", "0755", "1.10", "a\nb", "\n", "# x", "- a", "null", " a "
        ])
        .prop_map(str::to_owned),
    ];
    proptest::collection::vec((any::<u8>(), text), count).prop_map(|picks| {
        let mut answers = Answers::default();
        for (field, (pick, text)) in questions::all().zip(picks) {
            let text = match field.kind {
                _ if pick < 128 => continue,
                Kind::Choice(options) => {
                    options[usize::from(pick) % options.len()].value.to_owned()
                }
                Kind::Flag => (pick % 2 == 0).to_string(),
                _ if USERS.contains(&&*field.path) => text.replace(':', ""),
                _ => text.replace('@', ""),
            };
            field.set(&mut answers, &text).unwrap();
        }
        answers
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// What differs from the defaults says everything.
    #[test]
    fn any_answers_come_back(answers in any_answers()) {
        prop_assert_eq!(&read(&differences(&answers)).unwrap(), &answers);
        prop_assert_eq!(read(&draft(&answers.deployment)).unwrap().deployment, answers.deployment);
    }

    /// Any text is read or refused, and no word of it is repeated but keys.
    #[test]
    fn any_text_is_read_or_refused(text in "(hostname|redis|port|idp|provider|site|x|: |- |  \
                                            |\\[|\\]|\\{|\\}|,|\"|'|#|\\||&a|\\*a|\n|1|yes|~){0,32}") {
        if let Err(error) = read(&text) {
            prop_assert!(!error.told.is_empty());
        }
    }
}
