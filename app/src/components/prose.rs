//! A page to read: headings, paragraphs, lists, commands and tables, all of them made as elements with text in them.

use super::explained;
use crate::live::{list, live, memo};
use crate::state::{Part, State};
use leptos::prelude::*;
use osmo_configurator_core::text::blocks::{Block, Item, Run, Span};

fn mark(run: &Run) -> &'static str {
    match (run.changed, run.gap) {
        (_, true) => "gap",
        (true, false) => "new",
        _ => "",
    }
}

fn span(span: Span) -> AnyView {
    match span {
        Span::Plain(text) => text.into_any(),
        Span::Code(text) => view! { <code>{text}</code> }.into_any(),
        Span::Strong(text) => view! { <strong>{text}</strong> }.into_any(),
        Span::Said(text) => view! { <em>{text}</em> }.into_any(),
        // Links lead from file to file, on the disk.
        Span::Link(words, to) if words == to => words.into_any(),
        Span::Link(words, to) => format!("{words} ({to})").into_any(),
    }
}

fn text(run: Run) -> AnyView {
    run.spans.into_iter().map(span).collect_view().into_any()
}

fn heading(level: usize, run: Run) -> AnyView {
    let class = mark(&run);
    match level {
        ..=2 => view! { <h2 class=class>{text(run)}</h2> }.into_any(),
        3 => view! { <h3 class=class>{text(run)}</h3> }.into_any(),
        _ => view! { <h4 class=class>{text(run)}</h4> }.into_any(),
    }
}

fn item(item: Item) -> AnyView {
    let class = mark(&item.text);
    let open = item
        .task
        .then(|| view! { <i aria-hidden="true">"\u{2610} "</i> });
    let below = (!item.below.is_empty()).then(|| {
        let line = |run: Run| {
            let class = mark(&run);
            view! { <li class=class>{text(run)}</li> }
        };
        view! { <ul>{item.below.into_iter().map(line).collect_view()}</ul> }.into_any()
    });
    view! { <li class=class>{open}{text(item.text)}{below}</li> }.into_any()
}

fn row(cells: Vec<Run>) -> AnyView {
    let class = cells.first().map_or("", mark);
    let cell = |run| view! { <td>{text(run)}</td> };
    view! { <tr class=class>{cells.into_iter().map(cell).collect_view()}</tr> }.into_any()
}

fn table(mut rows: Vec<Vec<Run>>) -> AnyView {
    let heads = if rows.is_empty() {
        Vec::new()
    } else {
        rows.remove(0)
    };
    let named = heads.iter().any(|head| !head.spans.is_empty());
    let head = |run| view! { <th scope="col">{text(run)}</th> };
    view! {
        <table>
            {named
                .then(|| view! { <thead><tr>{heads.into_iter().map(head).collect_view()}</tr></thead> })}
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// One part, with its headings so many levels below the page's own.
pub(crate) fn part(block: Block, deeper: usize) -> AnyView {
    match block {
        Block::Heading(level, run) => heading(level + deeper, run),
        Block::Text(run) => {
            let class = mark(&run);
            view! { <p class=class>{text(run)}</p> }.into_any()
        }
        Block::Code(run) => {
            let class = mark(&run);
            view! { <pre class=class><code>{text(run)}</code></pre> }.into_any()
        }
        Block::List(items) => {
            view! { <ul>{items.into_iter().map(item).collect_view()}</ul> }.into_any()
        }
        Block::Steps(items) => {
            view! { <ol>{items.into_iter().map(item).collect_view()}</ol> }.into_any()
        }
        Block::Table(rows) => table(rows),
    }
}

/// The open page. The first level of headings belongs to the question beside it.
#[component]
pub(crate) fn Prose(state: State, name: Memo<String>) -> impl IntoView {
    let parts = memo(move || state.files.parts());
    let one = |one: Part| {
        let view = part(one.block, 1);
        if one.chosen {
            view! { <div class="chosen">{view}</div> }.into_any()
        } else {
            view
        }
    };
    view! {
        <div
            class="prose"
            tabindex="0"
            role="region"
            aria-label=live(move || name.get())
            on:click=move |event| explained::point_at_part(state, &event)
        >
            {list(move || parts.get(), |part: &Part| part.key, one)}
        </div>
    }
}
