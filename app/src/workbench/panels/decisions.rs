//! What was decided, in sentences, each with a way to change it.

use crate::live::{live, memo};
use crate::route;
use crate::workbench::Page;
use leptos::prelude::*;
use osmo_configurator_core::decisions::{Decision, decisions};
use osmo_configurator_core::questions;

fn row(page: Page, one: Decision) -> AnyView {
    let change = one.fields.first().copied().map(|path| {
        let go = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            page.go_to(path);
        };
        view! {
            <a href=route::address(questions::step_of(&path)) on:click=go>
                "Change"
                <span class="unseen">" what is decided: "{one.subject}</span>
            </a>
        }
    });
    view! {
        <div>
            <dt>{one.subject}</dt>
            <dd>{one.sentence}</dd>
            <dd>{change}</dd>
        </div>
    }
    .into_any()
}

/// The list. It is drawn anew only when something else was decided.
pub(super) fn panel(page: Page) -> AnyView {
    let told = memo(move || page.plan(decisions));
    live(move || {
        let rows = told.get().into_iter().map(|one| row(page, one));
        view! { <dl class="rows decided">{rows.collect_view()}</dl> }.into_any()
    })
    .into_any()
}
