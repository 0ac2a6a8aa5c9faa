//! The page for whoever runs the identity provider: to read, to print, to send.

use crate::live::{live, memo};
use crate::platform::print;
use crate::workbench::Page;
use leptos::prelude::*;
use osmo_configurator_core::handout::{Handout, handout};
use osmo_configurator_core::text::blocks::{Block, Item, Span};

fn span(one: &Span) -> AnyView {
    match one {
        Span::Plain(text) => text.clone().into_any(),
        Span::Code(text) => view! { <code>{text.clone()}</code> }.into_any(),
        Span::Strong(text) => view! { <strong>{text.clone()}</strong> }.into_any(),
        Span::Said(text) => view! { <em>{text.clone()}</em> }.into_any(),
    }
}

fn line(spans: &[Span]) -> AnyView {
    spans.iter().map(span).collect_view().into_any()
}

fn item(item: &Item) -> AnyView {
    let below = (!item.below.is_empty()).then(|| {
        let lines = item.below.iter().map(|one| view! { <li>{line(one)}</li> });
        view! { <ul>{lines.collect_view()}</ul> }.into_any()
    });
    let open = item
        .task
        .then(|| view! { <i aria-hidden="true">"\u{2610} "</i> });
    view! { <li>{open}{line(&item.text)}{below}</li> }.into_any()
}

fn table(rows: &[Vec<Vec<Span>>]) -> AnyView {
    let row = |cells: &Vec<Vec<Span>>| {
        view! { <tr>{cells.iter().map(|cell| view! { <td>{line(cell)}</td> }).collect_view()}</tr> }
    };
    view! { <table><tbody>{rows.iter().map(row).collect_view()}</tbody></table> }.into_any()
}

fn block(one: &Block) -> AnyView {
    match one {
        Block::Heading(1, text) => view! { <h3>{line(text)}</h3> }.into_any(),
        Block::Heading(_, text) => view! { <h4>{line(text)}</h4> }.into_any(),
        Block::Text(text) => view! { <p>{line(text)}</p> }.into_any(),
        Block::Code(text) => view! { <pre><code>{text.clone()}</code></pre> }.into_any(),
        Block::List(items) => view! { <ul>{items.iter().map(item).collect_view()}</ul> }.into_any(),
        Block::Steps(items) => {
            view! { <ol>{items.iter().map(item).collect_view()}</ol> }.into_any()
        }
        Block::Table(rows) => table(rows),
    }
}

fn shown(page: Page, made: Handout) -> AnyView {
    let gaps = match made.gaps {
        0 => None,
        1 => Some("1 line still lacks an answer.".to_owned()),
        count => Some(format!("{count} lines still lack an answer.")),
    };
    let blocks = made.blocks.iter().map(block).collect_view();
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
            <button type="button" on:click=move |_| page.copy("the page", &copied)>"Copy"</button>
        </p>
        {gaps.map(|text| view! { <p class="note">{text}</p> }.into_any())}
        <article class="handout">{blocks}</article>
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
