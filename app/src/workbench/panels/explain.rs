//! Why the chosen line is as it is: the question that sets it, or the reason and the fact behind it.

use crate::bridge;
use crate::live::{live, memo};
use crate::state::NUMBER;
use crate::workbench::Page;
use leptos::prelude::*;
use osmo_configurator_core::explain::{Explained, Explainer, Fact};
use osmo_configurator_core::model::Answers;
use osmo_configurator_core::path::Path;

/// A file of which every answer was tried, and the answers. No plan is kept: it may hold secrets.
type Tried = Option<(String, Answers, Explainer)>;

/// What there is to say of the chosen line. Trying every answer otherwise takes a while: it is done when a line is chosen, once for
/// a file, and not at each key.
fn explained(page: Page) -> Memo<Option<(String, usize, Explained)>> {
    let tried = StoredValue::<Tried>::new(None);
    let last = StoredValue::<Option<(String, usize)>>::new(None);
    memo(move || {
        let line = page.line();
        let chosen = last.get_value() != line;
        last.set_value(line.clone());
        let (name, number) = line?;
        page.plan(|plan| {
            let known = tried.with_value(|tried| {
                let fits = |(of, with, _): &&(String, Answers, Explainer)| {
                    *of == name && with == plan.answers()
                };
                tried.as_ref().filter(fits).map(|(_, _, file)| file.clone())
            });
            let file = match known {
                Some(file) => file,
                None => page.report(|report| {
                    let file = Explainer::of(plan, report, &name)?;
                    if !chosen {
                        return Some(file);
                    }
                    let file = file.tried(plan, report);
                    tried.set_value(Some((name.clone(), plan.answers().clone(), file.clone())));
                    Some(file)
                })?,
            };
            let said = file.line(plan, number)?;
            Some((name.clone(), file.len(), said))
        })
    })
}

fn lead(page: Page, (path, label): (Path, &'static str)) -> AnyView {
    view! {
        <button type="button" on:click=move |_| page.go_to(path)>
            "Go to " <span>{label}</span>
        </button>
    }
    .into_any()
}

fn fact(fact: Fact) -> AnyView {
    let stands = format!("{} in {}", fact.id, fact.file);
    view! {
        <li>
            <b>{fact.title}</b>
            " Source: "{fact.source}". "
            <small>{stands}</small>
        </li>
    }
    .into_any()
}

/// The panel.
pub(super) fn panel(page: Page) -> AnyView {
    let found = explained(page);
    let part = move |look: fn(&(String, usize, Explained)) -> String| {
        live(move || found.with(|found| found.as_ref().map(look)))
    };
    let says = move || {
        found.with(|found| {
            let says = found.as_ref().map(|(_, _, said)| said.says.clone());
            let says = says.unwrap_or_else(|| vec!["There is no such line any longer.".to_owned()]);
            says.into_iter()
                .map(|text| view! { <p>{text}</p> })
                .collect_view()
        })
    };
    let leads = move || {
        found.with(|found| {
            let leads = found.as_ref().map(|(_, _, said)| said.leads.clone());
            leads
                .into_iter()
                .flatten()
                .map(|one| lead(page, one))
                .collect_view()
        })
    };
    let facts = move || {
        found.with(|found| {
            let facts = found.as_ref().map(|(_, _, said)| said.facts.clone());
            facts.into_iter().flatten().map(fact).collect_view()
        })
    };
    let choose = move |event| {
        if let Ok(number) = event_target_value(&event).parse() {
            page.choose_line(Some(number));
        }
    };
    view! {
        <div class="chosen-line">
            <label for=NUMBER>"Line"</label>
            <input
                id=NUMBER
                type="number"
                min="1"
                max=part(|(_, lines, _)| lines.to_string())
                prop:value=part(|(_, _, said)| said.number.to_string())
                on:input=choose
            />
            <span>"of "{part(|(name, _, _)| name.clone())}</span>
            <button type="button" class="quiet" on:click=move |_| page.choose_line(None)>
                "Close"
            </button>
        </div>
        <code>{part(|(_, _, said)| said.text.clone())}</code>
        <div role="status">
            <span class="unseen">{part(|(name, _, said)| format!("Line {} of {name}. ", said.number))}</span>
            {live(says)}
        </div>
        <div class="inline">{live(leads)}</div>
        <ul class="behind">{live(facts)}</ul>
    }
    .into_any()
}

/// Reads which line was chosen: the name of its file and its number.
pub(in crate::workbench) fn line(text: &str) -> Option<(String, usize)> {
    let (name, number) = text.split_once(bridge::NEXT)?;
    Some((name.to_owned(), number.parse().ok()?))
}
