//! The fixture of the laptop is what its preset makes.
#![allow(clippy::unwrap_used, reason = "a panic in a test is the finding")]

mod support;

use osmo_configurator_core::model::Answers;
use osmo_configurator_core::presets::PRESETS;
use osmo_configurator_core::questions;

#[test]
fn the_laptop_of_the_fixtures_is_the_preset() {
    let preset = PRESETS.iter().find(|one| one.word == "laptop").unwrap();
    let mut answers = preset.taken(&Answers::default());
    for (path, text) in [
        ("hostname", "osmo.localhost"),
        ("osmoImageTag", "6.2.8"),
        ("idp.noneAccepted", "true"),
    ] {
        let field = questions::find(path).unwrap();
        field.choose(&mut answers, text).unwrap();
    }
    assert_eq!(answers, support::answers("laptop"));
}
