//! An ID token against the answers. It is in memory while the panel is open, and nowhere else.

use super::give::dropped;
use crate::components::copying::copying;
use crate::live::{live, memo};
use crate::platform::{clock, events, input};
use crate::workbench::Page;
use leptos::prelude::*;
use osmo_configurator_core::idp;
use osmo_configurator_core::secrets::Secret;
use osmo_configurator_core::token::{Checked, Row, Verdict, check, obtain};

const BOX: &str = "pasted-token";

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Passes => "lets it pass",
        Verdict::Fails => "refuses it",
        Verdict::Ignores => "does not look at it",
        Verdict::Unsure => "cannot be told from the token",
    }
}

/// Class and word of a whole row.
fn verdict(row: &Row) -> (&'static str, &'static str) {
    if row.fails() {
        ("fails", "Fails")
    } else if [row.envoy, row.proxy, row.osmo].contains(&Verdict::Unsure) {
        ("unsure", "Look at it")
    } else {
        ("passes", "Passes")
    }
}

fn line(label: &'static str, text: String) -> AnyView {
    view! { <div><dt>{label}</dt><dd>{text}</dd></div> }.into_any()
}

fn row(page: Page, row: &Row) -> AnyView {
    let (class, said) = verdict(row);
    let found = if row.found.is_empty() {
        "nothing".to_owned()
    } else {
        row.found.clone()
    };
    let step = row.step.and_then(|number| {
        page.deployment(|d| {
            let text = idp::guide(d).steps.get(number.checked_sub(1)?)?.text;
            Some(format!("Step {number} at {}: {text}", idp::chosen(d).label))
        })
    });
    let mend = (!row.mend.is_empty()).then(|| view! { <p>{row.mend.clone()}</p> }.into_any());
    view! {
        <li class=class>
            <h4><code>{row.claim.clone()}</code>" "<b>{said}</b></h4>
            <p>{row.why.clone()}</p>
            {mend}
            {step.map(|text| view! { <p>{text}</p> }.into_any())}
            <dl class="rows">
                {line("In the token", found)}
                {line("Wanted", row.wanted.clone())}
                {line("Envoy", word(row.envoy).to_owned())}
                {line("oauth2-proxy", word(row.proxy).to_owned())}
                {line("OSMO", word(row.osmo).to_owned())}
            </dl>
        </li>
    }
    .into_any()
}

/// What is read out: the rest stands below for whoever wants it.
fn in_short(found: Option<Result<Checked, &'static str>>) -> String {
    match found {
        Some(Ok(checked)) => checked.sum(),
        Some(Err(why)) => why.to_owned(),
        None => String::new(),
    }
}

fn said(page: Page, found: Result<Checked, &'static str>) -> AnyView {
    let checked = match found {
        Ok(checked) => checked,
        Err(why) => return view! { <p class="note">{why}</p> }.into_any(),
    };
    let mut rows: Vec<&Row> = checked.rows.iter().collect();
    rows.sort_by_key(|row| match verdict(row).0 {
        "fails" => 0,
        "unsure" => 1,
        _ => 2,
    });
    view! {
        <h3>{checked.sum()}</h3>
        <p class="hint">"The signature was not checked: this says what a genuine token with these claims would meet."</p>
        <ul class="verdicts">{rows.into_iter().map(|one| row(page, one)).collect_view()}</ul>
    }
    .into_any()
}

/// How to get a token before OSMO is there.
fn way(page: Page, commands: String) -> AnyView {
    let copied = commands.clone();
    view! {
        <p class="hint">
            "No OSMO yet? Run this. In a browser open verification_uri of the answer, type user_code, and sign in as somebody who is to use OSMO. Then \
             give device_code to the second command, and paste its answer here."
        </p>
        <pre tabindex="0"><code>{commands}</code></pre>
        <p>{copying("", "Copy the commands", "", Box::new(move |then| page.copy("the commands", &copied, then)))}</p>
    }
    .into_any()
}

/// The box, and a verdict for each claim. What was pasted is overwritten when the panel closes or the page is left.
pub(super) fn panel(page: Page) -> AnyView {
    let held = RwSignal::new(Secret::default());
    let found = memo(move || {
        held.with(|token| {
            let given = !token.is_empty();
            given.then(|| page.plan(|plan| check(plan, token, clock::seconds())))
        })
    });
    let told = memo(move || page.deployment(obtain));
    let wipe = move || {
        // Nothing is left to overwrite if it went already.
        drop(held.try_set(Secret::default()));
        input::put(BOX, "");
    };
    let put = move |read: String| {
        input::put(BOX, &read);
        held.set(Secret::new(read));
    };
    // It goes with the panel, and no longer listens then.
    StoredValue::new_local(events::while_held("pagehide", wipe));
    on_cleanup(wipe);
    view! {
        <p class="intro">
            "Paste an ID token, or the provider's whole answer with id_token in it, or drop a file with it. It is compared with your answers, here in this \
             page. It is in no answer, draft, link or file, and is gone when you close this or leave the step."
        </p>
        {live(move || told.get().map(|commands| way(page, commands)))}
        <div
            class="field"
            on:dragover=move |event| event.prevent_default()
            on:drop=move |event| dropped(page, &event, put)
        >
            <label for=BOX>"ID token"</label>
            <textarea
                id=BOX
                rows="4"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                on:input=move |event| held.set(Secret::new(event_target_value(&event)))
            ></textarea>
        </div>
        <p><button type="button" on:click=move |_| wipe()>"Forget it"</button></p>
        <p class="unseen" role="status">{live(move || in_short(found.get()))}</p>
        <div class="panel-said">
            {live(move || found.get().map(|found| said(page, found)))}
        </div>
    }
    .into_any()
}
