//! The page and its workbench, together.

use crate::bridge::{Reply, Verb};
use crate::state::tests::Page;
use crate::workbench::Bench;
use osmo_configurator_core::bundle;

#[test]
fn pages_and_scripts_come_from_the_workbench() {
    let page = Page::new();
    page.answer_all();
    page.state.remember_the_files();
    page.answer(&[("hostname", "night.example.com")]);
    page.state.look_at_all_files();
    page.state.files.open("README.md");
    let read = page.state.files.opened(|file| {
        let has = |text: &str| file.lines.iter().any(|line| line.text.contains(text));
        (
            file.name.clone(),
            has("night.example.com"),
            has("osmo.example.com"),
        )
    });
    assert_eq!(read, Some(("README.md".to_owned(), true, false)));
    let changed = page.state.files.open_entry().unwrap().changed;
    assert!((1..20).contains(&changed), "{changed}");
    // Without a look at all files too: the open one follows each key.
    page.answer(&[("hostname", "day.example.com")]);
    let now = page.state.files.opened(|file| {
        file.lines
            .iter()
            .any(|line| line.text.contains("day.example.com"))
    });
    assert_eq!(now, Some(true));
    page.state.files.open("lib/common.sh");
    assert_eq!(page.state.files.open_entry().unwrap().changed, 0);
}

#[test]
fn what_waits_for_the_workbench_is_done_when_it_is_there() {
    let page = Page::new();
    page.desk.furnish(None);
    page.state.workbench.leave();
    page.state.open_group(4);
    assert!(page.desk.wants_workbench());
    assert_ne!(page.state.files.open_entry().unwrap().name, "README.md");
    page.state.workbench_arrived(false);
    assert!(page.state.voice.told().is_some_and(|told| told.odd));
    page.state.open_group(4);
    // Who opens something else meanwhile reads that.
    page.state.open_group(2);
    page.state.open_group(4);
    page.state.open_group(1);
    let reading = page.state.files.open_entry().unwrap().name;
    page.desk.furnish(Some(page.with_owner(Bench::new)));
    page.state.workbench_arrived(true);
    assert_eq!(page.state.files.open_entry().unwrap().name, reading);
    page.state.open_group(4);
    assert_eq!(page.state.files.open_entry().unwrap().name, "README.md");
}

#[test]
fn only_a_checked_deployment_gives_an_archive() {
    let page = Page::new();
    let ask = |verb| page.state.workbench.ask(verb, "", &[]);
    assert_eq!(ask(Verb::Files), Reply::Nothing);
    assert_eq!(ask(Verb::Secrets), Reply::Nothing);
    assert_eq!(page.state.digest(), None);
    assert!(matches!(ask(Verb::Answers), Reply::Text(text) if text.contains("Open this file")));
    page.answer_all();
    let made = |reply| matches!(reply, Reply::Bytes(bytes) if bytes.starts_with(b"PK"));
    assert!(made(ask(Verb::Files)) && made(ask(Verb::Secrets)));
    let (plan, _) = page.state.given.so_far();
    let checked = osmo_configurator_core::check::check(plan).unwrap();
    assert_eq!(page.state.digest(), Some(bundle::bundle(&checked).digest));
}

#[test]
fn the_workbench_forgets_secrets_with_the_page() {
    let page = Page::new();
    page.answer_all();
    let spec = osmo_configurator_core::secrets::find("secrets.dbPassword").unwrap();
    page.state.take_secret(spec, "hunter2".to_owned());
    let held = |page: &Page| match page.state.workbench.ask(Verb::Secrets, "", &[]) {
        Reply::Bytes(bytes) => bytes.windows(7).any(|part| part == b"hunter2"),
        _ => false,
    };
    assert!(held(&page));
    page.state.remember_the_files();
    page.state.workbench.tell();
    page.state.forget_secrets();
    assert!(page.desk.bench().unwrap().holds_no_secret());
    assert!(!held(&page));
}
