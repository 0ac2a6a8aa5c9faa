//! Any line of any file, explained: every line of every fixture has words, and facts say what `docs/facts/` says.

#![allow(
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    unreachable_pub
)]

mod support;

use osmo_configurator_core::check::report;
use osmo_configurator_core::explain::{By, Explained, Explainer, facts};
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::preview::{papers, preview};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Puts the lines of one field of an entry together.
fn field(entry: &str, name: &str) -> String {
    let start = format!("- {name}: ");
    let lines = entry.lines().skip_while(|line| !line.starts_with(&start));
    let first = lines
        .clone()
        .take(1)
        .map(|line| line.trim_start_matches(&start));
    let more = lines
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .map(str::trim);
    first.chain(more).collect::<Vec<_>>().join(" ")
}

/// The table as `docs/facts/` has it.
fn table() -> String {
    let mut out = BTreeMap::new();
    for file in fs::read_dir(root().join("../docs/facts"))
        .unwrap()
        .flatten()
    {
        let name = file.file_name().to_string_lossy().into_owned();
        if name == "README.md" {
            continue;
        }
        let text = fs::read_to_string(file.path()).unwrap();
        for entry in text.split("\n## ").skip(1) {
            let heading = entry.lines().next().unwrap();
            let (id, title) = heading.split_once(' ').unwrap();
            let (title, source) = (
                title.replace('`', ""),
                field(entry, "Source").replace('`', ""),
            );
            out.insert(
                id.to_owned(),
                format!("{id}\tdocs/facts/{name}\t{title}\t{source}\n"),
            );
        }
    }
    let cited = facts::cited();
    cited
        .iter()
        .map(|id| {
            out.get(*id)
                .unwrap_or_else(|| panic!("{id} has no entry"))
                .as_str()
        })
        .collect()
}

#[test]
fn facts_say_what_their_entries_say() {
    let path = root().join("src/explain/facts.txt");
    let expected = table();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &expected).unwrap();
    }
    let found = fs::read_to_string(path).unwrap();
    assert!(
        found == expected,
        "UPDATE_GOLDEN=1 cargo test -p osmo-configurator-core --test explain"
    );
    assert!(facts::all().all(|fact| !fact.title.is_empty() && !fact.source.is_empty()));
}

/// Calls back with each line of each file of a fixture.
fn each(case: &str, mut look: impl FnMut(&str, &Explained)) {
    let plan = Plan::new(&support::answers(case), &support::secrets());
    let found = report(&plan);
    let told = || found.clone();
    let mut seen = BTreeSet::new();
    for file in preview(&plan, &found, false) {
        seen.insert(file.name.clone());
        let name = file.name.clone();
        let file = Explainer::read(file);
        for number in 1..=file.len() {
            look(&name, &file.line(&plan, number).unwrap());
        }
        assert_eq!(file.line(&plan, 0), None);
        assert_eq!(file.line(&plan, file.len() + 1), None);
    }
    for head in papers(&plan, &told) {
        if seen.insert(head.name.clone().into_owned()) {
            let file = Explainer::of(&plan, &found, &head.name).unwrap();
            for number in 1..=file.len() {
                look(&head.name, &file.line(&plan, number).unwrap());
            }
        }
    }
    assert_eq!(Explainer::of(&plan, &found, "no such file"), None);
}

#[test]
fn every_line_of_every_fixture_has_words() {
    let mut counts: BTreeMap<By, usize> = BTreeMap::new();
    let mut silent = BTreeSet::new();
    let mut bare = BTreeSet::new();
    for case in support::cases() {
        each(&case, |file, said| {
            *counts.entry(said.by).or_default() += 1;
            let place = format!("{file}: {}", said.text);
            let words = said
                .says
                .iter()
                .all(|text| text.len() > 12 && text.ends_with(['.', '!', '?', '"', ')', '`', ']']));
            if said.says.is_empty() || !words {
                silent.insert(format!("{place}: {:?}", said.says));
            }
            // In values and manifests a key has a reason of its own, not that of its file.
            let of_the_file = |text: &String| text.starts_with("Nobody is asked: it belongs");
            if said.says.iter().any(of_the_file) {
                bare.insert(place);
            }
        });
    }
    println!("{counts:?}");
    assert!(silent.is_empty(), "{silent:#?}");
    assert!(bare.is_empty(), "{bare:#?}");
    let of = |by| counts.get(&by).copied().unwrap_or_default();
    assert!(
        of(By::Question) > 15_000 && of(By::Fact) > 4_000 && of(By::Reason) > 100_000,
        "{counts:?}"
    );
}

/// A line that hangs on an answer says on which, one that hangs on none says that.
#[test]
fn what_hangs_on_an_answer_says_so() {
    let plan = Plan::new(&support::answers("entra"), &support::secrets());
    let found = report(&plan);
    let said = |file: &str, text: &str| {
        let file = Explainer::of(&plan, &found, file)
            .unwrap()
            .tried(&plan, &found);
        let lines = (1..=file.len()).map(|number| file.line(&plan, number).unwrap());
        lines
            .into_iter()
            .find(|line| line.text.contains(text))
            .unwrap()
    };
    let leads = |said: &Explained| {
        said.leads
            .iter()
            .map(|(path, _)| path.to_string())
            .collect::<Vec<_>>()
    };
    let admin = said("osmo_values.yaml", "passwordSecretName");
    assert_eq!(leads(&admin), ["defaultAdmin.enabled"]);
    assert!(admin.facts.iter().any(|fact| fact.id == "D24"), "{admin:?}");
    let create = said("database/create.yaml", "backoffLimit");
    assert_eq!(leads(&create), ["postgres.creation"]);
    let logs = said("osmo_values.yaml", "enabled: true");
    assert!(
        leads(&logs).is_empty()
            && logs
                .says
                .iter()
                .any(|text| text.starts_with("No other answer changes")),
        "{logs:?}"
    );
}
