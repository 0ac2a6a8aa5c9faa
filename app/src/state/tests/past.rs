//! Undo and redo.

use super::Page;
use osmo_configurator_core::questions;
use osmo_configurator_core::secrets;

impl Page {
    fn has(&self, path: &str) -> String {
        self.state.given.read(questions::find(path).unwrap())
    }

    fn undo(&self) -> String {
        self.state.undo(true);
        self.state
            .voice
            .told()
            .map(|told| told.text)
            .unwrap_or_default()
    }

    fn redo(&self) -> String {
        self.state.undo(false);
        self.state
            .voice
            .told()
            .map(|told| told.text)
            .unwrap_or_default()
    }

    fn leads(&self) -> (bool, bool) {
        let past = self.state.given.past;
        (past.leads(true), past.leads(false))
    }
}

#[test]
fn the_default_taken_after_typing_is_a_step_of_its_own() {
    let page = Page::new();
    let namespace = questions::find("namespace").unwrap();
    let other = || page.state.given.other_default(namespace);
    assert_eq!(other(), None);
    page.answer(&[("namespace", "ours")]);
    assert_eq!(other().as_deref(), Some("osmo"));
    page.state.take_default(namespace, "osmo");
    assert_eq!(other(), None);
    page.answer(&[("namespace", "others")]);
    page.undo();
    assert_eq!(page.has("namespace"), "osmo");
    page.undo();
    assert_eq!(page.has("namespace"), "ours");
}

#[test]
fn what_a_choice_sets_is_the_default_from_then_on() {
    let page = Page::new();
    let port = questions::find("redis.port").unwrap();
    let other = || page.state.given.other_default(port);
    assert_eq!(other(), None);
    page.answer(&[("platform", "azure")]);
    assert_eq!((page.has("redis.port").as_str(), other()), ("10000", None));
    page.answer(&[("redis.port", "6379")]);
    assert_eq!(other().as_deref(), Some("10000"));
}

#[test]
fn what_is_typed_into_one_question_is_one_step() {
    let page = Page::new();
    assert_eq!(page.leads(), (false, false));
    page.answer(&[
        ("hostname", "o"),
        ("hostname", "os"),
        ("hostname", "osmo.example.com"),
    ]);
    page.answer(&[("namespace", "ours"), ("hostname", "other.example.com")]);
    assert_eq!(page.undo(), "Undone: Hostname");
    assert_eq!(page.has("hostname"), "osmo.example.com");
    assert_eq!(page.undo(), "Undone: Namespace");
    assert_eq!(page.undo(), "Undone: Hostname");
    assert_eq!(
        (page.has("hostname"), page.has("namespace")),
        (String::new(), "osmo".to_owned())
    );
    assert_eq!(page.leads(), (false, true));
    page.undo();
    assert_eq!(page.redo(), "Done again: Hostname");
    assert_eq!(page.has("hostname"), "osmo.example.com");
    // Typing on after a step back is a step of its own, and there is nothing left to do again.
    page.answer(&[("hostname", "new.example.com")]);
    assert_eq!(page.leads(), (true, false));
    page.undo();
    assert_eq!(page.has("hostname"), "osmo.example.com");
}

#[test]
fn a_choice_takes_what_followed_from_it_back_too() {
    let page = Page::new();
    page.answer(&[("platform", "aws"), ("platform", "gcp")]);
    assert_eq!(page.undo(), "Undone: Platform");
    assert_eq!(
        (
            page.has("platform").as_str(),
            page.has("ingress.ingressClass").as_str()
        ),
        ("aws", "alb")
    );
    page.undo();
    assert_eq!(page.has("ingress.ingressClass"), "nginx");
    page.redo();
    assert_eq!(page.has("ingress.ingressClass"), "alb");
}

#[test]
fn what_a_file_changed_is_one_step_and_extra_values_are_asked_about() {
    let page = Page::new();
    let text = "hostname: other.example.com\nextraValues: {service: \"a: 1\"}\n";
    page.state.open_link(
        &osmo_configurator_core::link::link(
            &osmo_configurator_core::answers::read(text)
                .unwrap()
                .deployment,
        )
        .fragment,
    );
    page.state.take_ticked();
    assert_eq!(page.has("hostname"), "other.example.com");
    assert_eq!(page.undo(), "Undone: several answers");
    assert_eq!(page.has("hostname"), "");
    assert!(!page.state.would_lose());
    page.answer(&[("extraValues.service", "a: 1"), ("extraValues.service", "")]);
    page.state.exit.extra_is_safe();
    page.redo();
    page.undo();
    assert!(page.state.would_lose());
}

#[test]
fn a_reason_is_taken_back_too() {
    let page = Page::new();
    page.answer_all();
    let warning = page
        .state
        .given
        .report(|report| report.warnings().next().cloned())
        .unwrap();
    page.state.given.accept(&warning, "until M");
    page.state.given.accept(&warning, "until March");
    page.undo();
    assert_eq!(page.state.given.reason(&warning), "");
    page.redo();
    assert_eq!(page.state.given.reason(&warning), "until March");
}

#[test]
fn secrets_are_no_part_of_it() {
    let page = Page::new();
    page.answer(&[("hostname", "osmo.example.com")]);
    let spec = secrets::find("secrets.dbPassword").unwrap();
    page.state.take_secret(spec, "hunter2".to_owned());
    page.undo();
    assert_eq!(page.has("hostname"), "");
    assert!(!page.state.given.secret(spec, secrets::Secret::is_empty));
    // Nothing but answers is kept, and what was dropped does not come back.
    page.state.start_afresh();
    assert_eq!(page.leads(), (false, false));
}

#[test]
fn old_steps_give_way_and_another_draft_has_its_own() {
    let page = Page::new();
    for number in 0..300 {
        let host = format!("h{number}.example.com");
        page.answer(&[("hostname", &host), ("namespace", "a")]);
        page.answer(&[("namespace", &format!("n{number}"))]);
    }
    let mut steps = 0;
    while page.leads().0 {
        page.undo();
        steps += 1;
    }
    assert_eq!(steps, 100);
    page.state.write_draft();
    let again = Page::on(page.desk);
    assert_eq!(again.leads(), (false, false));
}

#[test]
fn what_a_preset_sets_is_one_step() {
    use crate::bridge::{Wish, join};
    use osmo_configurator_core::answers;
    use osmo_configurator_core::presets::PRESETS;
    let page = Page::new();
    page.answer(&[("hostname", "osmo.example.com")]);
    let preset = PRESETS.iter().find(|one| one.word == "production");
    let now = page.state.given.answers(Clone::clone);
    let new = preset.unwrap().taken(&now);
    let text = join(&["Preset Production", &answers::differences(&new)]);
    page.state.grant(Wish::Set, &text, &[]);
    assert_eq!(page.state.voice.told().unwrap().text, "Preset Production");
    assert!(page.state.given.answers(|all| *all == new));
    page.state.grant(Wish::Undo, "", &[]);
    assert!(page.state.given.answers(|all| *all == now));
}
