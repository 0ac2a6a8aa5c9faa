//! The page for whoever runs the identity provider: to read, to print, to send.

use crate::components::copying::copying;
use crate::components::prose::part;
use crate::live::{live, memo};
use crate::platform::print;
use crate::workbench::Page;
use leptos::prelude::*;
use osmo_configurator_core::handout::{Handout, handout};

fn shown(page: Page, made: Handout) -> AnyView {
    let gaps = match made.gaps {
        0 => None,
        1 => Some("1 line still lacks an answer.".to_owned()),
        count => Some(format!("{count} lines still lack an answer.")),
    };
    let parts = made.parts.into_iter();
    let parts = parts.map(|one| part(one.block, 2)).collect_view();
    let (markdown, html) = (made.markdown.clone(), made.html);
    let copied = made.markdown;
    view! {
        <p class="go">
            <button type="button" class="primary" on:click=move |_| print::print()>"Print"</button>
            <button
                type="button"
                on:click=move |_| page.save("IDP-ADMIN.md", "text/markdown;charset=utf-8", markdown.as_bytes())
            >
                "Download as Markdown"
            </button>
            <button
                type="button"
                on:click=move |_| page.save("IDP-ADMIN.html", "text/html;charset=utf-8", html.as_bytes())
            >
                "Download as HTML"
            </button>
            {copying("", "Copy", "", Box::new(move |then| page.copy("the page", &copied, then)))}
        </p>
        {gaps.map(|text| view! { <p class="note">{text}</p> }.into_any())}
        <article class="handout">{parts}</article>
    }
    .into_any()
}

/// The page, with its ways out. It follows the answers.
pub(super) fn panel(page: Page) -> AnyView {
    let made = memo(move || page.plan(handout));
    live(move || match made.get() {
        Some(made) => shown(page, made),
        None => view! { <p class="note">"There is nothing to register with this choice."</p> }
            .into_any(),
    })
    .into_any()
}
