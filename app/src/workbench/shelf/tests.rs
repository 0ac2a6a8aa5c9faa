//! Drafts by their names, with the page that has one of them open.

use super::*;
use crate::bridge::Wish;
use crate::state::tests::{Desk, Page};
use osmo_configurator_core::questions;
use osmo_configurator_core::secrets;

fn names(shelf: Shelf) -> Vec<String> {
    let all = shelf.list().unwrap().into_iter();
    all.map(|one| format!("{}{}", one.name, if one.open { " (open)" } else { "" }))
        .collect()
}

fn current(page: &Page) -> String {
    page.state
        .given
        .answers(|all| answers::draft(&all.deployment))
}

fn host(page: &Page) -> String {
    page.state.given.read(questions::find("hostname").unwrap())
}

/// Opens a draft as the panel does.
fn open(page: &Page, shelf: Shelf, id: &str, now: u64) {
    shelf.open(id, &current(page), now).unwrap();
    page.state.grant(Wish::Draft, "", &[]);
}

fn id(shelf: Shelf, name: &str) -> String {
    let all = shelf.list().unwrap();
    all.into_iter().find(|one| one.name == name).unwrap().id
}

#[test]
fn no_two_drafts_get_one_name() {
    let page = Page::new();
    let shelf = Shelf::new(page.desk);
    page.state.write_draft();
    for now in 1..=2 {
        shelf
            .duplicate(&id(shelf, "Draft 1"), &current(&page), now)
            .unwrap();
    }
    let new = shelf.add(3).unwrap();
    assert_eq!(
        names(shelf),
        [
            "Draft 1 (open)",
            "Copy 2 of Draft 1",
            "Copy of Draft 1",
            "Draft 4"
        ]
    );
    shelf.delete(&id(shelf, "Copy of Draft 1")).unwrap();
    shelf.add(4).unwrap();
    assert_eq!(names(shelf)[2..], ["Draft 4", "Draft 5"]);
    shelf.delete(&new).unwrap();
}

#[test]
fn a_draft_is_named_copied_opened_and_deleted() {
    let page = Page::new();
    let shelf = Shelf::new(page.desk);
    page.answer(&[("hostname", "first.example.com")]);
    page.state.write_draft();
    assert_eq!(names(shelf), ["Draft 1 (open)"]);
    shelf
        .rename(&id(shelf, "Draft 1"), " Production\t\u{7}\n ")
        .unwrap();
    shelf.rename(&id(shelf, "Production"), " ").unwrap();
    shelf
        .duplicate(&id(shelf, "Production"), &current(&page), 5)
        .unwrap();
    assert_eq!(names(shelf), ["Production (open)", "Copy of Production"]);
    open(&page, shelf, &id(shelf, "Copy of Production"), 7);
    assert_eq!(names(shelf), ["Production", "Copy of Production (open)"]);
    assert_eq!(shelf.list().unwrap()[0].left, 7);
    assert_eq!(host(&page), "first.example.com");
    page.answer(&[("hostname", "second.example.com")]);
    page.state.write_draft();
    open(&page, shelf, &id(shelf, "Production"), 8);
    assert_eq!(host(&page), "first.example.com");
    assert_eq!(page.desk.focus(), "heading");
    // What is open is found again after a reload, and the other one too.
    let again = Page::on(page.desk);
    assert_eq!(host(&again), "first.example.com");
    open(&again, shelf, &id(shelf, "Copy of Production"), 9);
    assert_eq!(host(&again), "second.example.com");
    shelf.delete(&id(shelf, "Copy of Production")).unwrap();
    shelf.delete(&id(shelf, "Production")).unwrap();
    assert_eq!(names(shelf), ["Copy of Production (open)"]);
    assert!(!page.desk.stored().contains("first.example.com"));
}

#[test]
fn another_draft_has_no_secrets_extra_values_or_steps_of_the_one_before() {
    let page = Page::new();
    let shelf = Shelf::new(page.desk);
    page.answer(&[
        ("hostname", "first.example.com"),
        ("extraValues.service", "a: canary"),
    ]);
    let spec = secrets::find("secrets.dbPassword").unwrap();
    page.state.take_secret(spec, "hunter2".to_owned());
    let empty = shelf.add(3).unwrap();
    open(&page, shelf, &empty, 4);
    assert_eq!(host(&page), "");
    assert_eq!(
        page.state
            .given
            .read(questions::find("extraValues.service").unwrap()),
        ""
    );
    assert!(page.state.given.secret(spec, secrets::Secret::is_empty));
    assert!(!page.state.would_lose() && !page.state.given.past.leads(true));
    for secret in ["canary", "hunter2"] {
        assert!(!page.desk.stored().contains(secret));
    }
    // What was open is not written over by what this page still had to store.
    page.state.write_draft();
    open(&page, shelf, &id(shelf, "Draft 1"), 5);
    assert_eq!(host(&page), "first.example.com");
}

#[test]
fn two_tabs_do_not_mix_two_drafts() {
    let first = Page::new();
    let shelf = Shelf::new(first.desk);
    first.answer(&[("hostname", "first.example.com")]);
    first.state.write_draft();
    let second = Page::on(first.desk);
    let other = shelf.add(1).unwrap();
    open(&first, shelf, &other, 2);
    first.answer(&[("hostname", "other.example.com")]);
    first.state.write_draft();
    // The second tab still has the first draft; to keep it means to have that one open.
    second.answer(&[("namespace", "ours")]);
    second.state.write_draft();
    second.state.keep_own_draft();
    assert_eq!(names(shelf)[0], "Draft 1 (open)");
    assert_eq!(host(&Page::on(first.desk)), "first.example.com");
}

#[test]
fn blocked_or_full_storage_changes_nothing() {
    let desk = Desk::new();
    let page = Page::on(desk);
    let shelf = Shelf::new(desk);
    page.answer(&[("hostname", "first.example.com")]);
    page.state.write_draft();
    let other = shelf.add(1).unwrap();
    let before = desk.stored();
    desk.block(true);
    assert!(shelf.list().is_err() && shelf.add(2).is_err() && shelf.rename("", "x").is_err());
    assert!(shelf.open(&other, "x", 3).is_err() && shelf.delete(&other).is_err());
    assert!(shelf.duplicate("", "x", 3).is_err());
    desk.block(false);
    assert_eq!(desk.stored(), before);
    for _ in 0..MOST {
        let _ = shelf.add(4);
    }
    assert_eq!(shelf.list().unwrap().len(), MOST);
    assert!(shelf.add(5).is_err());
}

#[test]
fn a_list_that_somebody_spoilt_is_read_as_far_as_it_goes() {
    let desk = Desk::new();
    desk.lay(LIST, "a\tx\tbad second\n\n1\t5\tGood\nno tabs\n2\t6\t \n");
    let shelf = Shelf::new(desk);
    assert_eq!(names(shelf), ["Good", "Draft 2 (open)"]);
    // One whose answers are gone is not opened.
    shelf.open("1", "x", 7).unwrap();
    assert_eq!(names(shelf), ["Good", "Draft 2 (open)"]);
}
