//! Bringing what exists: an account of every key, the changes for review, and secrets one by one.

use super::give::{Files, borrowed, give};
use crate::components::said;
use crate::live::live;
use crate::workbench::Page;
use leptos::prelude::*;
use osmo_configurator_core::import::{
    Fate, Found, Held, Import, Key, Sheet, account, import, notes, summary,
};

const HINT: &str = "osmo_values.yaml, router_values.yaml, ui_values.yaml; what helm get values prints; kubectl get -o yaml of \
                    Secrets, mek-config and ingresses. Several at once, also as a zip. You can drop them here.";
/// The most rows of one list.
const ROWS: usize = 300;

/// The panel.
pub(super) fn panel(page: Page) -> AnyView {
    let result: RwSignal<Option<Import>> = RwSignal::new(None);
    let read = move |files: Files| {
        let import = import(&borrowed(&files));
        page.tell(&summary(&import));
        result.set(Some(import));
    };
    view! {
        <p class="intro">"Your files fill in the answers. You see every key, what is wrong, and each change before it is taken."</p>
        {give(page, "bring-files", HINT, read)}
        {live(move || result.with(|import| import.as_ref().map(|import| outcome(page, result, import))))}
    }
    .into_any()
}

fn outcome(page: Page, result: RwSignal<Option<Import>>, one: &Import) -> AnyView {
    let sheets = one.sheets.iter().map(sheet).collect_view();
    let secrets = (!one.secrets.is_empty()).then(|| secrets(page, &one.secrets));
    let with =
        move |look: &dyn Fn(&Import)| result.with_untracked(|import| import.iter().for_each(look));
    let propose = move |_| {
        let current = untrack(|| page.answers(Clone::clone));
        with(&|import| page.propose("your files", &notes(import), &import.onto(&current)));
    };
    let save =
        move |_| with(&|import| page.save("report.txt", "text/plain", account(import).as_bytes()));
    let some = !one.is_empty();
    view! {
        <h3>"What came of it"</h3>
        {notes(one).into_iter().map(|note| view! { <p>{note}</p> }).collect_view()}
        <div class="inline">
            {some.then(|| view! { <button type="button" on:click=propose>"Look at the changes"</button> })}
            <button type="button" on:click=save>"Save the report"</button>
        </div>
        {secrets}
        {sheets}
    }
    .into_any()
}

fn secrets(page: Page, all: &[Held]) -> AnyView {
    let row = |held: &Held| {
        let taken = RwSignal::new(false);
        let (spec, secret) = (held.spec, held.secret.clone());
        let take = move |_| {
            page.take_secret(spec, &secret);
            page.tell(&format!("Took {} into this tab", spec.label));
            taken.set(true);
        };
        let label = format!("Take {}", spec.label);
        view! {
            <li>
                {spec.label}" from "<code>{held.from.clone()}</code>" "
                <button type="button" disabled=taken on:click=take>{label}</button>
            </li>
        }
    };
    view! {
        <h3>"Secrets"</h3>
        <p class="intro">"They stay in this tab and are part of no answer. Take those that the files are to hold."</p>
        <ul>{all.iter().map(row).collect_view()}</ul>
    }
    .into_any()
}

/// One finding with its line.
pub(super) fn found(one: &Found) -> AnyView {
    view! {
            <li>
                "Line "{one.line}", "<code>{one.code}</code>" "<code>{one.path.clone()}</code>
    {said::of(one.severity, one.what.clone().into(), format!("{} {}", one.why, one.fix).into_any())}
            </li>
        }
    .into_any()
}

fn key(one: &Key) -> AnyView {
    view! { <li>"Line "{one.line}": "<code>{one.key.clone()}</code>" "{one.fate.says()}</li> }
        .into_any()
}

fn rows<T>(all: &[T], row: fn(&T) -> AnyView) -> AnyView {
    let left = all.len().saturating_sub(ROWS);
    view! {
        <ul>
            {all.iter().take(ROWS).map(row).collect_view()}
            {(left > 0).then(|| view! { <li>{left}" more, in the report that you can save."</li> })}
        </ul>
    }
    .into_any()
}

fn part<T>(title: &str, all: &[T], row: fn(&T) -> AnyView) -> Option<AnyView> {
    let title = format!("{title}: {}", all.len());
    (!all.is_empty())
        .then(|| view! { <details><summary>{title}</summary>{rows(all, row)}</details> }.into_any())
}

fn sheet(one: &Sheet) -> AnyView {
    let open: Vec<Key> = one
        .keys
        .iter()
        .filter(|key| key.fate.is_open())
        .cloned()
        .collect();
    let kept: Vec<Key> = one
        .keys
        .iter()
        .filter(|key| matches!(key.fate, Fate::Kept(_)))
        .cloned()
        .collect();
    let comment = |(line, text): &(usize, String)| {
        view! { <li>"Line "{*line}": "{text.clone()}</li> }.into_any()
    };
    view! {
        <section>
            <h3>{one.name.clone()}</h3>
            <p>{one.kind.clone()}</p>
            {part("Findings", &one.found, found)}
            {part("Keys to look at", &open, key)}
            {part("Kept as extra values", &kept, key)}
            {part("Comments that are not carried over", &one.comments, comment)}
            {part("All keys", &one.keys, key)}
        </section>
    }
    .into_any()
}
