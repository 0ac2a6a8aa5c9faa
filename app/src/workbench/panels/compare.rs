//! Differences: our files to the answers as they are, against files that somebody has. It follows the answers.

use super::give::{Files, borrowed, give};
use crate::live::{live, memo};
use crate::workbench::Page;
use leptos::prelude::*;
use osmo_configurator_core::compare::{Compared, Way, against_charts, compare, patch, says};

const HINT: &str = "Values that you keep, what helm get values prints, or the archive of an earlier download. Files with secrets are left out.";

/// The panel.
pub(super) fn panel(page: Page) -> AnyView {
    let files: RwSignal<Files> = RwSignal::new(Files::new());
    let meaning = RwSignal::new(true);
    let charts = RwSignal::new(false);
    let all = memo(move || {
        let way = if meaning.get() {
            Way::Meaning
        } else {
            Way::Lines
        };
        files.with(|files| {
            if files.is_empty() {
                Vec::new()
            } else {
                page.plan(|plan| compare(plan, &borrowed(files), way))
            }
        })
    });
    view! {
        <p class="intro">"What is gone stands with a minus, what is new with a plus: from your file to ours."</p>
        {give(page, "compare-files", HINT, move |given| files.set(given))}
        <div class="field flag">
            <input
                type="checkbox"
                id="compare-meaning"
                prop:checked=meaning
                on:change=move |event| meaning.set(event_target_checked(&event))
            />
            <label for="compare-meaning">"Values as Helm reads them: order, quotes and comments aside"</label>
        </div>
        {live(move || all.with(|all| (!all.is_empty()).then(|| outcome(page, "Differences", all))))}
        <div class="field flag">
            <input
                type="checkbox"
                id="compare-charts"
                aria-describedby="compare-charts-hint"
                prop:checked=charts
                on:change=move |event| charts.set(event_target_checked(&event))
            />
            <label for="compare-charts">"Show what our values change in the charts"</label>
            <p class="hint" id="compare-charts-hint">"Each key that our files set: with a minus what the chart has without it. No file is needed."</p>
        </div>
        {live(move || charts.get().then(|| changed_in_charts(page)))}
    }
    .into_any()
}

/// What our values change in the charts.
fn changed_in_charts(page: Page) -> AnyView {
    let found = memo(move || page.plan(against_charts));
    let shown = move || {
        found.with(|found| {
            let unknown = found
                .unknown
                .iter()
                .map(|key| view! { <li><code>{key.clone()}</code></li> });
            let unknown = (!found.unknown.is_empty()).then(|| {
                view! {
                    <p>"Of these keys it is not known what the chart has, so they are left out:"</p>
                    <ul>{unknown.collect_view()}</ul>
                }
            });
            view! { {outcome(page, "Changed in the charts", &found.files)} {unknown} }.into_any()
        })
    };
    live(shown).into_any()
}

fn outcome(page: Page, title: &'static str, all: &[(String, Compared)]) -> AnyView {
    let whole = patch(all);
    let some = !whole.is_empty();
    let save = move |_| page.save("differences.patch", "text/x-diff", whole.as_bytes());
    let file = |(name, one): &(String, Compared)| {
        let title = format!("{name}: {}", says(one));
        match one {
            Compared::Differs(patch) => view! {
                <details>
                    <summary>{title}</summary>
                    <pre tabindex="0"><code>{patch.text.clone()}</code></pre>
                </details>
            }
            .into_any(),
            _ => view! { <p>{title}</p> }.into_any(),
        }
    };
    view! {
        <h3>{title}</h3>
        {some.then(|| view! { <div class="inline"><button type="button" on:click=save>"Save as a patch"</button></div> })}
        {all.iter().map(file).collect_view()}
    }
    .into_any()
}
