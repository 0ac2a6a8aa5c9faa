//! Steps, complaints, secrets, files and their sum.

use super::{Desk, Page};
use crate::route;
use crate::shortcuts::Shortcut;
use crate::state::{HEADING, Port as _, REVIEW, SUMMARY, WARNINGS};
use osmo_configurator_core::entropy::{Entropy, EntropyError};
use osmo_configurator_core::questions;
use osmo_configurator_core::secrets::{self, SecretSpec};

struct Broken;

impl Entropy for Broken {
    fn fill(&mut self, _: &str, _: &mut [u8]) -> Result<(), EntropyError> {
        Err(EntropyError)
    }
}

fn db_password() -> &'static SecretSpec {
    secrets::find("secrets.dbPassword").unwrap()
}

#[test]
fn next_goes_on_or_says_why_not() {
    let page = Page::new();
    page.state.next();
    assert_eq!(page.desk.focus(), SUMMARY);
    assert!(page.state.walk.complains() && page.state.title().starts_with("Error: "));
    assert_eq!(page.desk.address(), "");
    page.answer_all();
    page.state.next();
    assert_eq!(page.desk.address(), route::address(1));
    page.state.follow_the_address();
    assert_eq!(page.state.walk.step(), 1);
    assert_eq!(page.desk.focus(), HEADING);
    assert!(!page.state.walk.complains());
}

#[test]
fn one_page_has_the_errors_and_warnings_of_all_steps_and_leads_to_the_review() {
    let page = Page::new();
    let open = || {
        page.desk.go(&route::address(route::ALL));
        page.state.follow_the_address();
        assert_eq!(page.desk.focus(), HEADING);
    };
    open();
    assert_eq!(page.state.title(), "All questions - OSMO Configurator");
    page.state.next();
    assert_eq!(page.desk.focus(), SUMMARY);
    assert_eq!(
        page.state.title(),
        "Error: All questions - OSMO Configurator"
    );
    let wrong = |state: crate::state::State| {
        let errors = state.errors_of(route::ALL);
        errors.iter().map(|one| questions::step_of(&one.path)).max()
    };
    assert_eq!(
        wrong(page.state),
        Some(questions::step_of("redis.serviceName"))
    );
    // A question is on the page, whatever its step.
    page.state.show("redis.serviceName");
    assert_eq!(page.desk.focus(), "redis-serviceName");
    assert_eq!(page.desk.address(), route::address(route::ALL));
    page.answer_all();
    page.answer(&[("postgres.serviceName", "localhost")]);
    open();
    page.state.next();
    assert_eq!(page.desk.focus(), WARNINGS);
    page.state.next();
    assert_eq!(page.desk.address(), route::address(REVIEW));
}

#[test]
fn new_warnings_hold_once() {
    let page = Page::new();
    page.answer_all();
    let data = questions::step_of("postgres.serviceName");
    let open = || {
        page.state.go(data);
        page.state.follow_the_address();
        page.desk.focus();
    };
    let held = || {
        page.state.next();
        page.desk.focus() == WARNINGS && page.desk.address() == route::address(data)
    };
    open();
    page.answer(&[("postgres.serviceName", "localhost")]);
    assert!(held());
    let first = page.state.fresh_warnings();
    assert!(first.iter().any(|one| one.path == "postgres.serviceName"));
    // They were read, so it goes on, and never stops for them again.
    assert!(!held());
    assert_eq!(page.desk.address(), route::address(data + 1));
    open();
    assert_eq!(page.state.fresh_warnings(), []);
    assert!(!held());
    // Only what is new holds, and a reason shows that a warning was read.
    open();
    page.answer(&[("redis.serviceName", "localhost")]);
    let new = page.state.given.report(|report| {
        let new = |one: &&_| !first.contains(*one);
        let here = report.warnings().filter(new);
        here.filter(|one| questions::step_of(&one.path) == data)
            .cloned()
            .collect::<Vec<_>>()
    });
    assert!(held());
    assert_eq!(page.state.fresh_warnings(), new);
    page.state.start_afresh();
    page.answer_all();
    page.answer(&[("postgres.serviceName", "localhost")]);
    for one in &first {
        page.state.given.accept(one, "a tunnel");
    }
    open();
    assert!(!held());
    // An error comes first, as ever.
    page.answer(&[("postgres.serviceName", "")]);
    open();
    page.state.next();
    assert_eq!(page.desk.focus(), SUMMARY);
    assert_eq!(page.state.fresh_warnings(), []);
}

#[test]
fn keys_walk_as_the_buttons_do() {
    let page = Page::new();
    page.state.follow(Shortcut::Next);
    assert_eq!(page.desk.focus(), SUMMARY);
    page.state.follow(Shortcut::Back);
    assert_eq!(page.desk.address(), "");
    page.answer_all();
    page.state.follow(Shortcut::Next);
    assert_eq!(page.desk.address(), route::address(1));
    page.state.follow_the_address();
    page.state.follow(Shortcut::Back);
    assert_eq!(page.desk.address(), route::address(0));
    // Behind the review there is nothing.
    page.state.go(REVIEW);
    page.state.follow_the_address();
    page.state.follow(Shortcut::Next);
    assert_eq!(page.desk.address(), route::address(REVIEW));
    page.state.follow(Shortcut::Undo);
    let last = questions::find("redis.serviceName").unwrap();
    assert_eq!(page.state.given.answers(|all| last.read(all)), "");
}

#[test]
fn a_link_leads_to_its_field_and_back_to_the_review() {
    let page = Page::new();
    page.state.go(REVIEW);
    page.state.follow_the_address();
    page.state.show("postgres.serviceName");
    page.state.follow_the_address();
    assert_eq!(page.desk.focus(), "postgres-serviceName");
    assert!(page.state.walk.came_from_review());
    // Another fragment is none of the walk's business.
    page.desk.go("#elsewhere");
    page.state.follow_the_address();
    assert_eq!(page.desk.focus(), "");
    assert!(page.state.walk.came_from_review());
}

#[test]
fn starting_afresh_leaves_nothing() {
    let page = Page::new();
    page.state.take_secret(db_password(), "hunter2".to_owned());
    page.state.generate_all(&mut Broken);
    assert!(page.state.failure().is_some());
    page.state.files.turn_values();
    page.state.next();
    assert!(page.state.walk.complains() && page.state.would_lose());
    page.desk.focus();
    page.state.start_afresh();
    assert!(!page.state.walk.complains() && !page.state.would_lose());
    assert!(!page.state.files.shows_values());
    assert_eq!(page.state.failure(), None);
    assert_eq!(
        (page.state.given.held(), page.state.shown_errors(0)),
        (0, 0)
    );
    assert_eq!(page.desk.focus(), HEADING);
    // From another step the address leads there.
    page.state.go(REVIEW);
    page.state.follow_the_address();
    page.state.show("hostname");
    page.state.start_afresh();
    page.state.follow_the_address();
    assert_eq!(
        (page.state.walk.step(), page.desk.focus().as_str()),
        (0, HEADING)
    );
    assert!(!page.state.walk.came_from_review());
}

#[test]
fn the_sum_follows_the_answers_and_not_the_reasons() {
    let page = Page::new();
    assert_eq!(page.state.digest(), None);
    page.answer_all();
    let first = page.state.digest();
    assert!(first.is_some());
    let warning = page
        .state
        .given
        .report(|report| report.warnings().next().cloned());
    page.state.given.accept(&warning.unwrap(), "until March");
    assert_eq!(page.state.digest(), first);
    page.answer(&[("namespace", "other")]);
    let second = page.state.digest();
    assert!(second.is_some() && second != first);
    page.answer(&[("hostname", "")]);
    assert_eq!(page.state.digest(), None);
}

#[test]
fn the_open_file_follows_at_once_and_the_others_when_there_is_time() {
    let page = Page::on(Desk::new());
    let changed = |name: &str| {
        page.state.files.entries(|all| {
            let found = all.iter().find(|entry| entry.name == name);
            found.map(|entry| entry.changed).unwrap()
        })
    };
    page.answer(&[("hostname", "osmo.example.com")]);
    let open = page.state.files.opened(|file| file.name.clone()).unwrap();
    assert!(changed(&open) > 0);
    assert_eq!(changed("README.md"), 0);
    page.state.look_at_all_files();
    assert!(changed("README.md") > 0);
    // What is open shows what is new in it, and a step that begins has nothing new.
    page.state.files.open("README.md");
    assert_eq!(page.state.files.size().changed, changed("README.md"));
    page.state.arrive(1);
    assert_eq!((changed("README.md"), changed(&open)), (0, 0));
}

#[test]
fn the_files_follow_before_the_check_and_nobody_goes_on_unchecked() {
    let page = Page::new();
    page.answer_all();
    page.state.given.check_later();
    page.answer(&[("hostname", "osmo example")]);
    let shown = page.state.files.opened(|file| {
        let mut lines = file.lines.iter();
        lines.any(|line| line.text.contains("osmo example"))
    });
    assert_eq!(shown, Some(true));
    assert_eq!(page.state.errors_of(0), []);
    page.state.next();
    assert!(page.state.walk.complains());
    assert!(!page.state.errors_of(0).is_empty());
    // No copy of a secret waits for a check either.
    let spec = secrets::find("secrets.dbPassword").unwrap();
    page.state.take_secret(spec, "hunter2".to_owned());
    page.state.given.check_now();
    page.state.forget_secrets();
    assert!(page.state.given.checked_holds_no_secret());
}
