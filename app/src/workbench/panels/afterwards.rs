//! What is to be looked at after the installation, to tick off.

use crate::live::{live, memo};
use crate::workbench::Page;
use leptos::prelude::*;
use osmo_configurator_core::preview;

fn item((place, text): (usize, &String)) -> AnyView {
    let id = format!("after-{place}");
    view! {
        <div class="field flag">
            <input type="checkbox" id=id.clone()/>
            <label for=id>{text.clone()}</label>
        </div>
    }
    .into_any()
}

/// The list.
pub(super) fn panel(page: Page) -> AnyView {
    let items = memo(move || page.plan(preview::checklist));
    view! {
        <p class="intro">"A list to go through. What you tick is forgotten when you close it; README.md has the same list."</p>
        <div class="fields">
            {live(move || items.with(|items| items.iter().enumerate().map(item).collect_view().into_any()))}
        </div>
    }
    .into_any()
}
