//! The page and its workbench, together.

use crate::bridge::{self, Reply, Verb, Wish};
use crate::state::tests::Page;
use crate::state::{Coming, LINES, NUMBER};
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
fn a_line_that_a_panel_shows_comes_into_view_once() {
    let page = Page::new();
    page.answer_all();
    page.state.look_at_all_files();
    page.state
        .grant(Wish::Line, &bridge::join(&["README.md", "12"]), &[]);
    let name = page.state.files.opened(|file| file.name.clone());
    assert_eq!(name.as_deref(), Some("README.md"));
    assert!(page.state.files.is_raw());
    assert_eq!(page.desk.focus(), LINES);
    let told = page.state.voice.told().map(|told| told.text);
    assert_eq!(told.as_deref(), Some("Line 12 of README.md"));
    assert_eq!(page.state.files.row_to_show(None), Some(11));
    assert_eq!(page.state.files.row_to_show(None), None);
    // A file by its name is opened as it is read.
    page.state.files.turn_raw();
    page.state
        .grant(Wish::Line, &bridge::join(&["OPERATIONS.md", "0"]), &[]);
    let name = page.state.files.opened(|file| file.name.clone());
    assert_eq!(name.as_deref(), Some("OPERATIONS.md"));
    assert!(!page.state.files.is_raw());
    assert_eq!(page.state.files.row_to_show(None), None);
}

#[test]
fn a_line_is_chosen_by_row_by_part_and_by_number() {
    let page = Page::new();
    page.answer_all();
    page.state.look_at_all_files();
    let files = page.state.files;
    let chosen = || files.drawn(None).rows.iter().position(|row| row.chosen);
    assert!(!files.has_line());
    page.state.turn_row(true);
    assert_eq!(chosen(), Some(0));
    page.state.turn_row(true);
    page.state.turn_row(true);
    page.state.turn_row(false);
    assert_eq!(chosen(), Some(1));
    page.state.grant(Wish::Choose, "3", &[]);
    assert_eq!((chosen(), files.row_to_show(None)), (Some(2), Some(2)));
    // What is no number of a line changes nothing; a number past the end is the last line.
    page.state.grant(Wish::Choose, "0", &[]);
    page.state.grant(Wish::Choose, "x", &[]);
    assert_eq!(chosen(), Some(2));
    page.state.grant(Wish::Choose, "", &[]);
    assert!(!files.has_line());
    assert_eq!(page.desk.focus(), LINES);

    page.state.turn_explaining();
    assert_eq!(page.desk.focus(), NUMBER);
    page.state.turn_explaining();
    assert!(!files.has_line());

    // Another file, no line.
    page.state.choose_row(5);
    files.open("README.md");
    assert!(!files.has_line());
    page.state.choose_part(1, None);
    assert_eq!(files.parts().iter().position(|part| part.chosen), Some(1));
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

#[test]
fn a_file_that_a_panel_opens_is_shown_as_it_reads() {
    let page = Page::new();
    page.answer_all();
    page.state.look_at_all_files();
    page.state
        .grant(Wish::Line, &bridge::join(&["README.md", "12"]), &[]);
    page.desk.focus();
    page.state.grant(Wish::Read, "OPERATIONS.md", &[]);
    let name = page.state.files.opened(|file| file.name.clone());
    assert_eq!(name.as_deref(), Some("OPERATIONS.md"));
    assert!(!page.state.files.is_raw());
    // The next file is one key away from where this one was chosen.
    assert_eq!(page.desk.focus(), "");
    assert!(
        page.state
            .voice
            .said()
            .starts_with("OPERATIONS.md is open, ")
    );
}

#[test]
fn what_waits_is_on_its_way_and_a_failure_stays_to_be_seen() {
    let page = Page::new();
    let coming = || page.state.workbench.coming();
    assert_eq!(coming(), Coming::No);
    page.desk.furnish(None);
    page.state.workbench.leave();
    // A look ahead that nobody waits for says nothing.
    page.state.want_workbench();
    page.state.workbench_arrived(false);
    assert_eq!(coming(), Coming::No);
    page.state.open_group(4);
    assert_eq!(coming(), Coming::Yes);
    page.state.workbench_arrived(false);
    assert_eq!(coming(), Coming::Failed);
    page.state.open_group(4);
    assert_eq!(coming(), Coming::Yes);
    page.desk.furnish(Some(page.with_owner(Bench::new)));
    page.state.workbench_arrived(true);
    assert_eq!(coming(), Coming::No);
}
