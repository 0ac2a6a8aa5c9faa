//! Checking files without taking them, for people who keep their own.

use super::bring::found;
use super::give::{Files, give};
use crate::live::live;
use crate::workbench::Page;
use leptos::prelude::*;
use osmo_configurator_core::lint::{Linted, counted, json, lint, sarif, text};

const HINT: &str = "Answers, or values of the charts, several at once. Nothing of them is taken.";

/// The panel.
pub(super) fn panel(page: Page) -> AnyView {
    let result: RwSignal<Vec<Linted>> = RwSignal::new(Vec::new());
    let read = move |files: Files| {
        let mut all = Vec::new();
        for (name, bytes) in files {
            match String::from_utf8(bytes) {
                Ok(text) => all.push(lint(&name, &text)),
                Err(_) => page.warn(&format!("{name} is no text")),
            }
        }
        page.tell(&counted(&all));
        result.set(all);
    };
    view! {
        <p class="intro">"The same rules as on this page, with lines. The command line has them too: see lint in README.md of the source."</p>
        {give(page, "check-files", HINT, read)}
        {live(move || result.with(|all| (!all.is_empty()).then(|| report(page, result, all))))}
    }
    .into_any()
}

fn report(page: Page, result: RwSignal<Vec<Linted>>, all: &[Linted]) -> AnyView {
    let button = |label: &'static str,
                  name: &'static str,
                  kind: &'static str,
                  write: fn(&[Linted]) -> String| {
        let save = move |_| {
            page.save(
                name,
                kind,
                result.with_untracked(|all| write(all)).as_bytes(),
            );
        };
        view! { <button type="button" on:click=save>{label}</button> }
    };
    let file = |one: &Linted| {
        view! {
            <section>
                <h3>{one.name.clone()}</h3>
                <p>{one.kind.clone()}</p>
                <ul>{one.found.iter().map(found).collect_view()}</ul>
            </section>
        }
    };
    view! {
        <h3>"What was found"</h3>
        <p>{counted(all)}</p>
        <div class="inline">
            {button("Save as text", "findings.txt", "text/plain", text)}
            {button("Save as JSON", "findings.json", "application/json", json)}
            {button("Save as SARIF", "findings.sarif", "application/json", sarif)}
        </div>
        {all.iter().map(file).collect_view()}
    }
    .into_any()
}
