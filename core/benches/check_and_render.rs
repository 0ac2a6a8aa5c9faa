//! How long a key press takes in the core: check and preview of all files, and what a download adds.

use osmo_configurator_core::bundle::{archive, bundle};
use osmo_configurator_core::check::{check, report};
use osmo_configurator_core::model::Answers;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::preview::preview;
use osmo_configurator_core::secrets::Secrets;

fn main() {
    divan::main();
}

fn sample() -> Answers {
    let text = include_str!("../../tests/fixtures/mirror-registry/answers.yaml");
    osmo_configurator_core::answers::read(text).unwrap_or_default()
}

#[divan::bench]
fn check_all_rules(bencher: divan::Bencher<'_, '_>) {
    let (answers, secrets) = (sample(), Secrets::default());
    bencher.bench(|| report(&Plan::new(&answers, &secrets)));
}

#[divan::bench]
fn preview_all_files(bencher: divan::Bencher<'_, '_>) {
    let (answers, secrets) = (sample(), Secrets::default());
    let found = report(&Plan::new(&answers, &secrets));
    bencher.bench(|| preview(&Plan::new(&answers, &secrets), &found, false));
}

#[divan::bench]
fn bundle_and_archive(bencher: divan::Bencher<'_, '_>) {
    let (answers, secrets) = (sample(), Secrets::default());
    bencher.bench(|| {
        check(Plan::new(&answers, &secrets)).map(|checked| archive("osmo", &bundle(&checked).files))
    });
}
