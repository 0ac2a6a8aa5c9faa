//! What is pasted into a box and holds more than one answer.

use super::Page;
use osmo_configurator_core::questions;
use osmo_configurator_core::secrets;

const ADDRESS: &str = "postgres://osmo:hunter2%21@pg.example.internal:6432/osmo_db";

fn read(page: &Page, path: &str) -> String {
    page.state.given.read(questions::find(path).unwrap())
}

fn paste(page: &Page, path: &'static str, text: &str) {
    let field = questions::find(path).unwrap();
    page.state.answer(field, text);
    page.state.take_apart(field, text);
}

fn password(page: &Page) -> String {
    let spec = secrets::find("secrets.dbPassword").unwrap();
    page.state.given.secret(spec, |one| one.expose().to_owned())
}

#[test]
fn an_address_of_postgresql_gives_its_parts_and_the_password_is_a_secret() {
    let page = Page::new();
    paste(&page, "postgres.serviceName", ADDRESS);
    assert_eq!(read(&page, "postgres.serviceName"), "pg.example.internal");
    assert_eq!(read(&page, "postgres.port"), "6432");
    assert_eq!(read(&page, "postgres.user"), "osmo");
    assert_eq!(password(&page), "hunter2!");
    assert!(page.state.would_lose());
    let field = questions::find("postgres.serviceName").unwrap();
    let said = page.state.taken(field).unwrap();
    assert!(
        said.starts_with("PostgreSQL host pg.example.internal · "),
        "{said}"
    );
    assert!(said.contains("held in this tab alone"));
    let told = page.state.voice.told().unwrap();
    assert!(told.text.starts_with("Taken as ") && !told.text.contains("hunter2"));
    page.state.write_draft();
    assert!(page.desk.stored().contains("pg.example.internal"));
    assert!(!page.desk.stored().contains("hunter2"));
    // All of it is one step.
    page.state.undo(true);
    assert_eq!(read(&page, "postgres.serviceName"), "");
    assert_eq!(read(&page, "postgres.port"), "5432");
    assert_eq!(page.state.taken(field), None);
}

/// Typed key by key it is no answer at any time; it is taken apart when the box is left.
#[test]
fn a_password_that_is_typed_reaches_no_draft() {
    let page = Page::new();
    let field = questions::find("hostname").unwrap();
    for end in 11..=ADDRESS.len() {
        page.state.answer(field, &ADDRESS[..end]);
    }
    page.state.write_draft();
    assert_eq!(read(&page, "hostname"), "");
    assert!(!page.desk.stored().contains("hunter2"));
    page.state.left(field, ADDRESS);
    assert_eq!(read(&page, "hostname"), "");
    assert_eq!(read(&page, "postgres.db"), "osmo_db");
    page.state.left(field, "postgres://osmo:hunter2@");
    let told = page.state.voice.told().unwrap();
    assert!(told.odd && !told.text.contains("hunter2"), "{}", told.text);
}

#[test]
fn what_is_one_answer_stays_one() {
    let page = Page::new();
    paste(&page, "hostname", "https://osmo.example.com/workflows");
    let field = questions::find("hostname").unwrap();
    assert_eq!(page.state.taken(field).as_deref(), Some("osmo.example.com"));
    paste(&page, "images.envoy", "envoyproxy/envoy:v1.30.0");
    assert_eq!(read(&page, "images.envoy"), "envoyproxy/envoy:v1.30.0");
    assert_eq!(page.state.voice.told(), None);
    paste(
        &page,
        "osmoImageTag",
        "mirror.example.com/osmo/service:1.2.3",
    );
    assert_eq!(read(&page, "osmoImageTag"), "1.2.3");
    page.answer(&[("osmoImageTag", "1.2.4")]);
    let field = questions::find("osmoImageTag").unwrap();
    assert_eq!(page.state.taken(field), None);
}
