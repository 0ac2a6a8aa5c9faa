//! What the tests share: fixtures and their secrets.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test file uses its own part"
)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a panic in a test is the finding"
)]

use osmo_configurator_core::entropy::Seeded;
use osmo_configurator_core::model::Answers;
use osmo_configurator_core::secrets::{PREFIX, SPECS, Secret, Secrets, find, generate};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// Folder of the fixtures.
pub fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures")
}

/// Names of all fixtures.
pub fn cases() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(fixtures())
        .unwrap()
        .flatten()
        .filter(|entry| entry.path().join("answers.yaml").exists())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Answers of a fixture.
pub fn answers(case: &str) -> Answers {
    let text = fs::read_to_string(fixtures().join(case).join("answers.yaml")).unwrap();
    osmo_configurator_core::answers::read(&text).unwrap_or_else(|error| panic!("{case}: {error}"))
}

/// Secrets of all fixtures: given ones from a file, the others from fixed entropy.
pub fn secrets() -> Secrets {
    let mut secrets = Secrets::default();
    let seed = fs::read(fixtures().join("entropy.txt")).unwrap();
    for spec in SPECS {
        generate(&mut secrets, spec, &mut Seeded::new(&seed)).unwrap();
    }
    let given = fs::read_to_string(fixtures().join("secrets.yaml")).unwrap();
    let given: BTreeMap<String, String> = serde_yaml::from_str(&given).unwrap();
    for (name, value) in given {
        let spec = find(&format!("{PREFIX}{name}")).unwrap();
        *(spec.get_mut)(&mut secrets) = Secret::new(value);
    }
    secrets
}

/// Of these secrets those that a deployment needs: what somebody has who gives no other.
pub fn secrets_for(answers: &Answers) -> Secrets {
    let mut secrets = secrets();
    for spec in SPECS
        .iter()
        .filter(|spec| !(spec.needed)(&answers.deployment))
    {
        *(spec.get_mut)(&mut secrets) = Secret::default();
    }
    secrets
}
