//! Links of every fixture, of any answers, and of earlier versions; and any text at all.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    unreachable_pub
)]

#[path = "../support/mod.rs"]
mod support;

use osmo_configurator_core::answers::{differences, read};
use osmo_configurator_core::fields::Kind;
use osmo_configurator_core::link::{LONGEST, link, open};
use osmo_configurator_core::model::Answers;
use osmo_configurator_core::questions;
use proptest::prelude::*;
use std::fs;

/// What a link has to bring back: every answer that is asked and not withheld.
fn comes_back(answers: &Answers) -> Result<(), String> {
    let made = link(&answers.deployment);
    let opened = open(&made.fragment).map_err(|error| error.to_string())?;
    if !opened.left.is_empty() || opened.taken != made.answers.len() {
        return Err(format!("{:?}", opened.left));
    }
    let found = Answers {
        deployment: opened.deployment,
        ..Answers::default()
    };
    for field in questions::asked(&answers.deployment) {
        let travels = field.kind != Kind::Yaml && !field.path.starts_with("extraValues.");
        if travels
            && !made.withheld.contains(&field.path.as_str())
            && field.read(&found) != field.read(answers)
        {
            return Err(field.path.to_string());
        }
    }
    Ok(())
}

/// Prints how long each link is; `--nocapture` shows it.
#[test]
fn fixtures_come_back_by_short_links() {
    for case in support::cases() {
        let answers = support::answers(&case);
        comes_back(&answers).unwrap_or_else(|path| panic!("{case}: {path}"));
        let made = link(&answers.deployment);
        let (length, count) = (made.fragment.len(), made.answers.len());
        println!("{length:5} characters, {count:2} answers: {case}");
        let most = if case == "entra" { 400 } else { 900 };
        assert!(length < most, "{case}: {length} characters");
    }
}

/// Links that earlier versions made are opened for ever. Each stands in the first line of a file with what it means.
#[test]
fn links_of_earlier_versions_are_opened() {
    let folder = support::fixtures().join("links/v1");
    if std::env::var_os("UPDATE_GOLDEN").is_some() && !folder.exists() {
        fs::create_dir_all(&folder).unwrap();
        for case in support::cases() {
            let answers = support::answers(&case);
            let fragment = link(&answers.deployment).fragment;
            let text = format!("# {fragment}\n{}", differences(&answers));
            fs::write(folder.join(case + ".yaml"), text).unwrap();
        }
    }
    let files: Vec<_> = fs::read_dir(folder).unwrap().flatten().collect();
    assert!(files.len() >= 17);
    for file in files {
        let (text, case) = (fs::read_to_string(file.path()).unwrap(), file.file_name());
        let first = text.lines().next().unwrap().trim_start_matches("# ");
        let opened = open(first).unwrap_or_else(|error| panic!("{case:?}: {error}"));
        let meant = read(&text).unwrap().deployment;
        assert_eq!(
            (opened.deployment, opened.left),
            (meant, vec![]),
            "{case:?}"
        );
    }
}

/// Any answers at all: words for choices and flags, and any characters for text.
fn any_answers() -> impl Strategy<Value = Answers> {
    let count = questions::all().count();
    let text = prop_oneof![
        proptest::collection::vec(any::<char>(), 0..40)
            .prop_map(|chars| chars.into_iter().collect::<String>()),
        proptest::sample::select(vec![
            "",
            "a\nb",
            "\n",
            "12345678-1234-1234-1234-123456789abc",
            "12345678-1234-1234-1234-123456789ABC.internal",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "osmo.example.com",
            "https://osmo.example.com/oauth2/callback",
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
                _ => text,
            };
            field.set(&mut answers, &text).unwrap();
        }
        answers
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_answers_come_back(answers in any_answers()) {
        prop_assert_eq!(comes_back(&answers), Ok(()));
    }

    /// Any text is opened or refused.
    #[test]
    fn any_text_is_opened_or_refused(text in "(#?v[0-9]{0,3}[.]?)?[A-Za-z0-9_=#./-]{0,80}|.{0,40}") {
        if let Ok(opened) = open(&text) {
            prop_assert!(text.contains("#v1.") && opened.taken <= 500);
        }
    }

    /// One character that is not what it was is found.
    #[test]
    fn a_changed_link_is_refused(at in 4..100_usize, letter in "[A-Za-z0-9_-]") {
        let whole = link(&support::answers("entra").deployment).fragment;
        prop_assume!(at < whole.len() && whole[at..=at] != letter);
        let mut changed = whole.clone();
        changed.replace_range(at..=at, &letter);
        prop_assert!(open(&changed).is_err());
        prop_assert!(open(&whole[..at]).is_err());
    }
}

/// The largest answers make a link that is offered as a file, and what is read stays small.
#[test]
fn past_the_limit_a_file_travels() {
    let mut answers = Answers::default();
    let labels: Vec<String> = (0..1500)
        .map(|n| format!("label{}=x{n}", n * 7919))
        .collect();
    let labels = labels.join("\n");
    let field = questions::find("scheduling.podLabels").unwrap();
    field
        .set(&mut answers, labels.get(..16_000).unwrap())
        .unwrap();
    let made = link(&answers.deployment);
    assert!(made.fragment.len() > LONGEST && made.is_too_long());
}
