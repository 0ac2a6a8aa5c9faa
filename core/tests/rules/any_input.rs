//! Any input at all is checked without a panic, and no secret is repeated.

use super::broken::BROKEN;
use super::cases::{assert_told_apart, assert_well_formed, case};
use super::register::register;
use osmo_configurator_core::check::{joined, of_answers, of_extra, report, report_of};
use osmo_configurator_core::fields::Kind;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::questions::{self};
use osmo_configurator_core::secrets::{SPECS, Secret};
use proptest::prelude::*;

const MARK: &str = "k4naRie";

/// Text that grammars stumble over, and any characters at all.
fn any_text() -> impl Strategy<Value = String> {
    let hard = [
        "",
        " ",
        "0",
        "-",
        "--",
        "=",
        ":",
        "a=",
        "=b",
        "a: b",
        "<a>",
        "\u{200b}",
        "https://",
        "https://a:/",
        "[",
        "{a: *b}",
        "1e999",
        "٣",
        "ß/…",
        "99999999999999999999999999",
        "a@sha256:",
        "v1.2",
        "\u{10ffff}",
        "a:\n\t- b",
        "!x y",
        "<<: 1",
        "\"",
        "'",
        "--=",
        "--a=: #",
        "1h",
        "0.5Gi",
    ];
    let chars = proptest::collection::vec(any::<char>(), 0..24)
        .prop_map(|chars| chars.into_iter().collect::<String>());
    let words = proptest::collection::vec(proptest::sample::select(hard.to_vec()), 0..4)
        .prop_map(|words| words.concat());
    prop_oneof![chars, words]
}

/// Any answers at all to any questions, any choices, and secrets with a mark. A stretch of the fields stays good, so that
/// later rules are reached too.
fn any_plan() -> impl Strategy<Value = Plan> {
    let texts = proptest::collection::vec(any_text(), 128);
    (texts, 0_usize..64, any::<u64>()).prop_map(|(texts, from, choices)| {
        let (mut answers, mut held) = case(&[]);
        for (at, field) in questions::all().enumerate() {
            let turn = u32::try_from(at % 64).unwrap();
            match field.kind {
                Kind::Choice(options) => {
                    let pick = usize::try_from(choices.rotate_left(turn) % 97).unwrap();
                    field
                        .choose(&mut answers, options[pick % options.len()].value)
                        .unwrap();
                }
                Kind::Flag => {
                    let on = choices.rotate_right(turn).is_multiple_of(2);
                    field
                        .set(&mut answers, if on { "true" } else { "false" })
                        .unwrap();
                }
                _ if at % 64 < from => {}
                _ => field.set(&mut answers, &texts[at % texts.len()]).unwrap(),
            }
        }
        for (at, spec) in SPECS.iter().enumerate() {
            let text = format!("{}{MARK}{}", texts[at], texts[at + 8]);
            *(spec.get_mut)(&mut held) = Secret::new(text);
        }
        Plan::new(&answers, &held)
    })
}

/// Good and broken answers together: several of the broken ones at once.
fn broken_plan() -> impl Strategy<Value = Plan> {
    let picks = proptest::collection::vec(proptest::sample::select(BROKEN.to_vec()), 1..6);
    picks.prop_map(|picks| {
        let changes: Vec<_> = picks
            .iter()
            .flat_map(|(_, changes)| *changes)
            .copied()
            .collect();
        let (answers, held) = case(&changes);
        Plan::new(&answers, &held)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is typed, the check ends, says sensible things, and repeats no secret.
    #[test]
    fn any_input_is_checked(plan in any_plan()) {
        let found = report(&plan);
        assert_told_apart(&found);
        for finding in &found.findings {
            assert_well_formed(finding);
            prop_assert!(!format!("{finding:?}").contains(MARK), "{} repeats a secret", finding.code);
        }
    }

    /// Answers, and the operator's own values, are checked in two programs: together they find what one would.
    #[test]
    fn both_parts_of_the_check_make_the_whole(plan in prop_oneof![any_plan(), broken_plan()]) {
        let whole = report(&plan);
        let found = of_extra(&plan, &whole);
        prop_assert!(plan.has_extra() || found.is_empty());
        prop_assert_eq!(joined(of_answers(&plan), found).findings, whole.findings);
    }

    /// Inside a phase no rule waits for another one.
    #[test]
    fn the_order_of_the_rules_does_not_matter(
        plan in prop_oneof![any_plan(), broken_plan()],
        places in Just((0..register().len()).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let found = report(&plan);
        assert_told_apart(&found);
        let rules: Vec<_> = register().values().copied().collect();
        let shuffled: Vec<_> = places.iter().map(|place| rules[*place]).collect();
        let again = report_of(&plan, &shuffled);
        for (one, other) in found.findings.iter().zip(&again.findings) {
            prop_assert_eq!(one, other);
        }
        prop_assert_eq!(found, again);
    }
}
