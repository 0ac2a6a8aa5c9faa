//! Any input at all is checked without a panic, and no secret is repeated.

use super::cases::{assert_well_formed, case};
use osmo_configurator_core::check::report;
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is typed, the check ends, says sensible things, and repeats no secret.
    #[test]
    fn any_input_is_checked(texts in proptest::collection::vec(any_text(), 128), from in 0_usize..64, choices in any::<u64>()) {
        let (mut answers, mut held) = case(&[]);
        for (at, field) in questions::all().enumerate() {
            match field.kind {
                Kind::Choice(options) => {
                    let pick = usize::try_from(choices.rotate_left(u32::try_from(at % 64).unwrap()) % 97).unwrap();
                    field.choose(&mut answers, options[pick % options.len()].value).unwrap();
                }
                Kind::Flag => field.set(&mut answers, if choices.rotate_right(u32::try_from(at % 64).unwrap()) % 2 == 0 { "true" } else { "false" }).unwrap(),
                // A stretch of the fields stays good, so that later rules are reached too.
                _ if at % 64 < from => {}
                _ => field.set(&mut answers, &texts[at % texts.len()]).unwrap(),
            }
        }
        for (at, spec) in SPECS.iter().enumerate() {
            *(spec.get_mut)(&mut held) = Secret::new(format!("{}{MARK}{}", texts[at], texts[at + 8]));
        }
        let found = report(&Plan::new(&answers, &held));
        for finding in &found.findings {
            assert_well_formed(finding);
            prop_assert!(!format!("{finding:?}").contains(MARK), "{} repeats a secret", finding.code);
        }
    }
}
