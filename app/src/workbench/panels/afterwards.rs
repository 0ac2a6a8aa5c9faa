//! What is to be looked at after the installation, to tick off.

use crate::live::{live, memo};
use crate::workbench::Page;
use leptos::prelude::*;
use osmo_configurator_core::preview;

fn item(page: Page, (place, text): (usize, &String)) -> AnyView {
    let id = format!("after-{place}");
    let (item, said) = (text.clone(), text.clone());
    let ticked = move || page.is_ticked(&item);
    let text = text.clone();
    let tick = move |event| page.tick(&text, event_target_checked(&event));
    view! {
        <div class="field flag">
            <input type="checkbox" id=id.clone() prop:checked=live(ticked) on:change=tick/>
            <label for=id>{said}</label>
        </div>
    }
    .into_any()
}

/// The list.
pub(super) fn panel(page: Page) -> AnyView {
    let items = memo(move || page.plan(preview::checklist));
    view! {
        <p class="intro">"A list to go through. What you tick is forgotten when this tab closes; README.md has the same list."</p>
        <div class="fields">
            {live(move || items.with(|items| items.iter().enumerate().map(|one| item(page, one)).collect_view().into_any()))}
        </div>
    }
    .into_any()
}
