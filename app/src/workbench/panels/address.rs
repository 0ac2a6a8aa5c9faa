//! What somebody has, pasted: what it is, what follows from it, and what it does not say.

use super::give::dropped;
use crate::live::{live, memo};
use crate::platform::input;
use crate::workbench::Page;
use leptos::prelude::*;
use osmo_configurator_core::discovery::{Offer, Row, Warning, offer};
use osmo_configurator_core::path::Path;
use osmo_configurator_core::secrets::{self, Secret};

const BOX: &str = "pasted-address";

fn row(row: &Row) -> AnyView {
    view! { <div><dt>{row.label}</dt><dd>{row.value.clone()}<small>{row.from}</small></dd></div> }
        .into_any()
}

fn warning(one: &Warning) -> AnyView {
    let (class, word) = if one.breaks {
        ("breaks", "Breaks sign-in: ")
    } else {
        ("surprises", "To know: ")
    };
    view! { <li class=class><strong>{word}</strong>{one.what.clone()}" "{one.fix}</li> }.into_any()
}

fn list(title: &'static str, items: Vec<AnyView>) -> Option<AnyView> {
    (!items.is_empty()).then(|| view! { <h3>{title}</h3><ul class="notes">{items}</ul> }.into_any())
}

/// A secret that stands in it.
fn held(page: Page, (path, secret): (Path, Secret)) -> Option<AnyView> {
    let spec = secrets::find(&path)?;
    let taken = RwSignal::new(false);
    let take = move |_| {
        page.take_secret(spec, &secret);
        page.tell(&format!("Took {} into this tab", spec.label));
        taken.set(true);
    };
    let label = format!("Take {}", spec.label);
    Some(
        view! { <p><button type="button" disabled=taken on:click=take>{label}</button></p> }
            .into_any(),
    )
}

fn said(page: Page, found: Result<Offer, String>) -> AnyView {
    let offer = match found {
        Ok(offer) => offer,
        Err(why) => return view! { <p class="note">{why}</p> }.into_any(),
    };
    let text = |text: &&'static str| view! { <li>{*text}</li> }.into_any();
    let rows: Vec<AnyView> = offer.rows.iter().map(row).collect();
    let warnings = list(
        "What to look at",
        offer.warnings.iter().map(warning).collect(),
    );
    let notes = list("Beside it", offer.notes.iter().map(text).collect());
    let open = list(
        "What it does not say",
        offer.open.iter().map(text).collect(),
    );
    let from = offer.from.clone();
    let held = offer.held.clone().and_then(|one| held(page, one));
    let propose = move |_| page.propose(&offer.from, &offer.said(), &offer.answers);
    view! {
        <h3>{from}</h3>
        <dl class="rows">{rows}</dl>
        {warnings}
        {notes}
        {open}
        {held}
        <p>
            <button type="button" class="primary" on:click=propose>"Look at the changes"</button>
        </p>
        <p class="hint">"You see each change before it is taken."</p>
    }
    .into_any()
}

/// The box, and what its text gives.
pub(super) fn panel(page: Page) -> AnyView {
    let text = RwSignal::new(String::new());
    let found = memo(move || {
        text.with(|text| {
            let given = !text.trim().is_empty();
            given.then(|| page.answers(|now| offer(text, now)))
        })
    });
    let put = move |read: String| {
        input::put(BOX, &read);
        text.set(read);
    };
    view! {
        <p class="intro">
            "Any address of the provider: its console, its sign-in page, an issuer, a line of curl. Or what \
             ISSUER/.well-known/openid-configuration shows, as text or as a file that you drop here. An address of PostgreSQL or Redis \
             with everything in it, an image, the ARN of a certificate, what kubectl config get-contexts shows. It stays in this page, \
             and nothing is looked up."
        </p>
        <div
            class="field"
            on:dragover=move |event| event.prevent_default()
            on:drop=move |event| dropped(page, &event, put)
        >
            <label for=BOX>"Address or discovery document"</label>
            <textarea
                id=BOX
                rows="4"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                on:input=move |event| text.set(event_target_value(&event))
            ></textarea>
        </div>
        <div class="panel-said" aria-live="polite">
            {live(move || found.get().map(|found| said(page, found)))}
        </div>
    }
    .into_any()
}
