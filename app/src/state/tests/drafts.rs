//! What is stored, and what is said about it.

use super::{Desk, Page};
use crate::state::draft::{ASIDE, DRAFT};
use crate::state::{Notice, Status};
use osmo_configurator_core::questions;

#[test]
fn a_draft_is_found_again_and_free_yaml_is_not_in_it() {
    let page = Page::new();
    assert_eq!(page.state.draft.notice(), Notice::Quiet);
    page.answer(&[
        ("hostname", "osmo.example.com"),
        ("extraValues.service", "hidden: canary"),
    ]);
    page.state.write_draft();
    assert!(page.desk.stored().contains("osmo.example.com"));
    assert!(!page.desk.stored().contains("canary"));
    let again = Page::on(page.desk);
    assert_eq!(again.state.draft.notice(), Notice::Restored);
    let host = again
        .state
        .given
        .answers(|a| a.deployment.hostname.to_string());
    assert_eq!(host, "osmo.example.com");
}

#[test]
fn what_was_typed_before_the_program_was_there_wins_over_the_draft_and_nothing_else_does() {
    let page = Page::new();
    page.answer(&[("hostname", "old.example.com"), ("namespace", "ours")]);
    page.state.write_draft();
    let again = Page::on(page.desk);
    let typed = [("hostname", "new.example.com"), ("no.such", "x")];
    again
        .state
        .take_typed(&typed.map(|(path, text)| (path.to_owned(), text.to_owned())));
    again.state.given.answers(|answers| {
        assert_eq!(answers.deployment.hostname.to_string(), "new.example.com");
        assert_eq!(answers.deployment.namespace.to_string(), "ours");
    });
    again.state.write_draft();
    assert!(again.desk.stored().contains("new.example.com"));
}

#[test]
fn the_steps_that_were_gone_through_outlive_a_reload_and_not_the_draft() {
    let page = Page::new();
    page.answer_all();
    page.state.next();
    page.state.write_draft();
    page.state.write_seen();
    assert_eq!(page.state.status(0), Status::Done);
    let again = Page::on(page.desk);
    assert_eq!(again.state.status(0), Status::Done);
    assert_eq!(again.state.status(1), Status::Open);
    // Of answers that cannot be read nothing was gone through.
    page.desk.lay(DRAFT, "hostnam: x");
    assert_eq!(Page::on(page.desk).state.status(0), Status::Open);
    again.state.start_afresh();
    assert!(!again.desk.stored().contains("deployment"));
}

#[test]
fn what_is_taken_for_something_else_is_said() {
    let page = Page::new();
    let taken = |path: &str, text: &str| {
        page.answer(&[(path, text)]);
        page.state.taken(questions::find(path).unwrap())
    };
    let host = Some("osmo.example.com".to_owned());
    assert_eq!(taken("hostname", "osmo.example.com"), None);
    for text in [
        "https://osmo.example.com/",
        "HTTPS://osmo.example.com",
        " osmo.example.com",
        "osmo.example.com.",
    ] {
        assert_eq!(taken("hostname", text), host, "{text}");
    }
    assert_eq!(taken("hostname", ""), None);
    let guid = "12345678-1234-1234-1234-123456789abc";
    assert_eq!(
        taken(
            "idp.entra.tenantId",
            &format!("{{{}}}", guid.to_uppercase())
        ),
        Some(guid.to_owned())
    );
    assert_eq!(
        taken("idp.keycloak.host", "https://x"),
        None,
        "it is not asked"
    );
}

#[test]
fn blocked_storage_is_said_once() {
    let desk = Desk::new();
    desk.block(true);
    let page = Page::on(desk);
    let notice = || page.state.draft.notice();
    let edit = |host| {
        page.answer(&[("hostname", host)]);
        page.state.write_draft();
    };
    assert_eq!(notice(), Notice::Unavailable);
    page.state.draft.dismiss();
    for host in ["a", "b"] {
        edit(host);
        assert_eq!(notice(), Notice::Quiet, "{host}");
    }
    // Once it worked in between, it is news again.
    desk.block(false);
    edit("c");
    desk.block(true);
    edit("d");
    assert_eq!(notice(), Notice::Unavailable);
}

#[test]
fn an_unreadable_draft_is_kept_aside_until_everything_is_dropped() {
    let desk = Desk::new();
    desk.lay(DRAFT, "hostnam: \"canary\"");
    let page = Page::on(desk);
    assert!(matches!(page.state.draft.notice(), Notice::Unreadable(_)));
    page.answer(&[("hostname", "osmo.example.com")]);
    page.state.write_draft();
    assert!(desk.stored().contains(ASIDE) && desk.stored().contains("canary"));
    page.state.start_afresh();
    assert_eq!(desk.stored(), "{}");
    assert_eq!(page.state.draft.notice(), Notice::Quiet);
}

#[test]
fn no_tab_overwrites_another_one() {
    let first = Page::new();
    let second = Page::on(first.desk);
    first.answer(&[("hostname", "first.example.com")]);
    first.state.write_draft();
    second.answer(&[("hostname", "second.example.com")]);
    second.state.write_draft();
    assert_eq!(second.state.draft.notice(), Notice::Elsewhere);
    assert!(!first.desk.stored().contains("second"));
    second.state.keep_own_draft();
    assert_eq!(second.state.draft.notice(), Notice::Quiet);
    assert!(first.desk.stored().contains("second"));
    assert_eq!(first.desk.focus(), "heading");
    first.answer(&[("namespace", "other")]);
    first.state.write_draft();
    assert_eq!(first.state.draft.notice(), Notice::Elsewhere);
    first.state.take_other_draft();
    let host = first
        .state
        .given
        .answers(|a| a.deployment.hostname.to_string());
    assert_eq!(host, "second.example.com");
    assert_eq!(first.desk.focus(), "heading");
    // What was taken is stored already.
    first.state.write_draft();
    assert_eq!(first.state.draft.notice(), Notice::Quiet);
}
