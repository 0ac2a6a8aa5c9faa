//! Links and files: looked at first, taken as ticked, never silently.

use super::{Desk, Page};
use crate::route;
use crate::state::{HEADING, Port as _};
use osmo_configurator_core::answers;
use osmo_configurator_core::link::link;
use osmo_configurator_core::questions;

/// Another operator's answers, as a link.
fn fragment(of: &str) -> String {
    link(&answers::read(of).unwrap().deployment).fragment
}

const OTHERS: &str = "hostname: other.example.com
namespace: elsewhere
skipAuthPaths: {service: [/api]}
";

impl Page {
    fn read(&self, path: &str) -> String {
        self.state.given.read(questions::find(path).unwrap())
    }

    fn labels(&self) -> Vec<&'static str> {
        let waiting = self.state.arrival.looked_at().unwrap();
        waiting.changes.iter().map(|one| one.field.label).collect()
    }
}

#[test]
fn a_link_is_looked_at_before_anything_is_taken() {
    let desk = Desk::new();
    desk.go(&fragment(OTHERS));
    let page = Page::on(desk);
    assert_eq!(desk.address(), route::address(0));
    assert!(page.state.title().starts_with("What would change?"));
    assert_eq!(
        (page.read("hostname"), page.read("namespace")),
        (String::new(), "osmo".to_owned())
    );
    assert_eq!(page.labels().len(), 3);
    // What opens a path is not ticked; the rest is.
    let ticked: Vec<bool> = (0..4)
        .map(|place| page.state.arrival.is_ticked(place))
        .collect();
    assert_eq!(ticked, [true, true, false, false]);
    page.state.arrival.tick(1, false);
    page.state.take_ticked();
    assert_eq!(page.read("hostname"), "other.example.com");
    assert_eq!(
        (page.read("namespace"), page.read("skipAuthPaths.service")),
        ("osmo".to_owned(), String::new())
    );
    assert_eq!(page.state.voice.told().unwrap().text, "Took 1 of 3 changes");
    assert_eq!(desk.focus(), HEADING);
    assert!(page.state.arrival.looked_at().is_none() && !page.state.arrival.waits());
}

#[test]
fn a_host_name_that_is_there_already_is_not_changed_by_a_careless_click() {
    let page = Page::new();
    page.answer(&[("hostname", "osmo.example.com")]);
    page.desk.go(&fragment(OTHERS));
    page.state.follow_the_address();
    page.state.take_ticked();
    assert_eq!(page.read("hostname"), "osmo.example.com");
    assert_eq!(page.read("namespace"), "elsewhere");
}

#[test]
fn what_waits_outlives_a_look_at_a_step_and_can_be_left() {
    let page = Page::new();
    page.state.open_link(&fragment(OTHERS));
    page.state.go(2);
    page.state.follow_the_address();
    assert!(page.state.arrival.waits() && page.state.arrival.looked_at().is_none());
    page.state.look_at_what_waits();
    assert!(page.state.arrival.looked_at().is_some());
    page.state.leave_all();
    assert!(!page.state.arrival.waits());
    assert_eq!(page.read("hostname"), "");
    page.state.open_link(&fragment(OTHERS));
    page.state.start_afresh();
    assert!(!page.state.arrival.waits());
}

#[test]
fn a_link_that_cannot_be_read_says_why_and_changes_nothing() {
    let page = Page::new();
    page.answer(&[("hostname", "osmo.example.com")]);
    page.state.open_link("#v1.AAAA");
    let waiting = page.state.arrival.looked_at().unwrap();
    assert!(!waiting.read && waiting.notes[0].starts_with("Part of this link is missing"));
    page.state.take_ticked();
    assert_eq!(page.read("hostname"), "osmo.example.com");
}

#[test]
fn a_file_brings_extra_values_too_and_they_are_asked_about_on_leaving() {
    let page = Page::new();
    let text = "hostname: other.example.com\nextraValues: {service: \"a: 1\"}\n";
    page.state
        .open_file("osmo\u{202e}.yaml", Some(text.as_bytes()));
    assert_eq!(page.state.arrival.looked_at().unwrap().from, "osmo.yaml");
    assert!(!page.state.would_lose());
    for place in 0..2 {
        page.state.arrival.tick(place, true);
    }
    page.state.take_ticked();
    assert_eq!(page.read("extraValues.service"), "a: 1");
    assert!(page.state.would_lose());
}

#[test]
fn a_file_that_cannot_be_read_says_every_line() {
    let page = Page::new();
    page.state
        .open_file("a.yaml", Some(b"hostnam: x\nnamespac: y\n"));
    let waiting = page.state.arrival.looked_at().unwrap();
    assert_eq!(waiting.notes.len(), 2);
    page.state.open_file("b.zip", None);
    assert!(page.state.arrival.looked_at().unwrap().notes[0].starts_with("The browser could not"));
}
