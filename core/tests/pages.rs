//! The pages of every fixture's bundle: short enough, whole, and their links lead somewhere.
#![allow(clippy::unwrap_used, reason = "a panic in a test is the finding")]

mod support;

use osmo_configurator_core::bundle::bundle;
use osmo_configurator_core::check::check;
use osmo_configurator_core::model::SessionStore;
use osmo_configurator_core::plan::Plan;
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use support::{answers, cases, secrets};

/// Name and text of each page, and the names of all files, those with secrets among them.
type Pages = (Vec<(String, String)>, BTreeSet<String>);

fn pages(case: &str) -> Pages {
    let checked = check(Plan::new(&answers(case), &secrets())).unwrap();
    let bundle = bundle(&checked);
    let names = bundle.files.iter().chain(&bundle.secrets);
    let names = names.map(|file| file.name.clone()).collect();
    let is_page = |name: &str| Path::new(name).extension().is_some_and(|e| e == "md");
    let pages = bundle.files.into_iter().filter(|file| is_page(&file.name));
    (pages.map(|file| (file.name, file.text)).collect(), names)
}

/// Who installs at night reads this page from top to bottom.
#[test]
fn the_runbook_is_short() {
    for case in cases() {
        let (pages, _) = pages(&case);
        let (_, text) = pages.iter().find(|(name, _)| name == "README.md").unwrap();
        let words = text.split_whitespace().count();
        assert!(words <= 1400, "{case}: {words} words");
    }
}

#[test]
fn every_task_has_its_six_parts() {
    for case in cases() {
        let (pages, _) = pages(&case);
        let tasks = pages.iter().filter(|(name, _)| name.contains('/'));
        let mut count = 0;
        for (name, text) in tasks {
            let parts: Vec<&str> = text
                .lines()
                .filter(|line| line.starts_with("## ") || line.starts_with("| How long"))
                .collect();
            assert_eq!(
                parts,
                [
                    "| How long | Who notices |",
                    "## Health before",
                    "## Do",
                    "## Check",
                    "## Way back"
                ],
                "{case}: {name}"
            );
            let said: Vec<&str> = text.split("## ").skip(1).collect();
            for part in said {
                let (title, body) = part.split_once('\n').unwrap();
                assert!(!body.trim().is_empty(), "{case}: {name}: {title}");
            }
            assert!(text.split_whitespace().count() <= 500, "{case}: {name}");
            count += 1;
        }
        assert!(count >= 14, "{case}: {count}");
    }
}

/// Returns the file that a link of a page leads to.
fn target(page: &str, link: &str) -> String {
    let mut path = PathBuf::from(page);
    path.pop();
    for part in Path::new(link).components() {
        match part {
            Component::ParentDir => drop(path.pop()),
            part => path.push(part),
        }
    }
    path.to_string_lossy().into_owned()
}

#[test]
fn every_link_leads_to_a_file_of_the_bundle() {
    for case in cases() {
        let (pages, names) = pages(&case);
        let mut linked = BTreeSet::new();
        for (name, text) in &pages {
            for link in text.split("](").skip(1) {
                let link = link.split(')').next().unwrap();
                let to = target(name, link);
                assert!(names.contains(&to), "{case}: {name} leads to {link}");
                linked.insert(to);
            }
            // What is named without being a link has to be there as well.
            for word in text.split(|c: char| !(c.is_ascii_alphanumeric() || "/._-".contains(c))) {
                let word = word.trim_end_matches('.');
                let is_ours = word.starts_with("operations/") && word.len() > 11;
                let is_folder =
                    word.ends_with('/') && names.iter().any(|name| name.starts_with(word));
                assert!(
                    !is_ours || is_folder || names.contains(word),
                    "{case}: {name} names {word}"
                );
            }
        }
        for (name, _) in &pages {
            let found = name == "README.md" || linked.contains(name);
            assert!(found, "{case}: no page leads to {name}");
        }
    }
}

/// Advice for sessions in cookies stands on no page of a bundle whose sessions are in Redis, with a password or without, or that
/// has none.
#[test]
fn advice_for_cookies_is_for_cookies_alone() {
    const ADVICE: [&str; 4] = [
        "header-buffers",
        "header buffers",
        "sessions in cookies",
        "sessions are in cookies",
    ];
    let (mut advised, mut silent) = (0, 0);
    for case in cases() {
        for (store, password) in [
            (SessionStore::Cookie, true),
            (SessionStore::Redis, false),
            (SessionStore::RedisPassword, true),
        ] {
            let mut answers = answers(&case);
            answers.deployment.oauth2_proxy.session_store = store;
            answers.deployment.redis.password = password;
            answers.deployment.rate_limit.enabled = false;
            answers.deployment.throw_away_stores = false;
            let signs_in = answers.deployment.signs_in();
            let checked = check(Plan::new(&answers, &secrets())).unwrap();
            let mut told = false;
            for file in bundle(&checked).files {
                let is_page = Path::new(&file.name).extension() == Some("md".as_ref());
                let text = file.text.to_lowercase();
                told |= is_page && ADVICE.iter().any(|words| text.contains(words));
            }
            let cookies = signs_in && store == SessionStore::Cookie;
            assert!(cookies || !told, "{case}: {store:?}");
            advised += u32::from(told);
            silent += u32::from(!told);
        }
    }
    assert!(advised > 20 && silent > 40, "{advised} {silent}");
}

/// What a reader does next stands where it is done: `verify` has notes when all is well, the settings belong to the rollback, and a mark
/// is explained on its own page.
#[test]
fn a_page_says_what_is_so() {
    let (mut verified, mut marked) = (0, 0);
    for case in cases() {
        let (pages, _) = pages(&case);
        for (name, text) in pages.iter().filter(|(name, _)| name.contains('/')) {
            assert!(!text.contains("ok in every line"), "{case}: {name}");
            let told = text.contains("[not tested] means:");
            assert_eq!(told, text.contains("[not tested]"), "{case}: {name}");
            marked += u32::from(told);
            let work = text.split("\n## ").find(|part| part.starts_with("Do\n"));
            let check = text.split("\n## ").find(|part| part.starts_with("Check\n"));
            if check
                .unwrap()
                .starts_with("Check\n\n```bash\n./install.sh verify")
            {
                assert!(check.unwrap().contains("no FAILED"), "{case}: {name}");
                verified += 1;
            }
            if name == "operations/rollback.md" {
                let count = |text: &str| text.matches("osmo config update").count();
                assert_eq!(count(work.unwrap()), 3, "{case}");
                assert_eq!(count(text), 3, "{case}");
            }
        }
    }
    assert!(verified > 200 && marked > 100, "{verified} {marked}");
}
