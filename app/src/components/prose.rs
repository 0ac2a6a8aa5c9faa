//! A page to read: headings, paragraphs, lists, commands and tables, all of them made as elements with text in them.

use crate::live::{list, live, memo};
use crate::state::{Face, Part, Piece, Run, Shape, State};
use leptos::prelude::*;

fn mark(run: &Run) -> &'static str {
    match (run.changed, run.gap) {
        (_, true) => "gap",
        (true, false) => "new",
        _ => "",
    }
}

fn text(run: Run) -> AnyView {
    let piece = |piece: Piece| match piece.face {
        Face::Plain => piece.text.into_any(),
        Face::Code => view! { <code>{piece.text}</code> }.into_any(),
        Face::Strong => view! { <strong>{piece.text}</strong> }.into_any(),
    };
    run.pieces.into_iter().map(piece).collect_view().into_any()
}

fn heading(level: usize, run: Run) -> AnyView {
    let class = mark(&run);
    // The first level belongs to the question beside it.
    match level {
        1 => view! { <h2 class=class>{text(run)}</h2> }.into_any(),
        2 => view! { <h3 class=class>{text(run)}</h3> }.into_any(),
        _ => view! { <h4 class=class>{text(run)}</h4> }.into_any(),
    }
}

fn item((task, run): (bool, Run)) -> AnyView {
    let class = mark(&run);
    let open = task.then(|| view! { <i aria-hidden="true">"\u{2610} "</i> });
    view! { <li class=class>{open}{text(run)}</li> }.into_any()
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
    let named = heads.iter().any(|head| !head.pieces.is_empty());
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

fn part(part: Part) -> AnyView {
    match part.shape {
        Shape::Heading(level, run) => heading(level, run),
        Shape::Text(run) => {
            let class = mark(&run);
            view! { <p class=class>{text(run)}</p> }.into_any()
        }
        Shape::Code(run) => {
            let class = mark(&run);
            view! { <pre class=class><code>{text(run)}</code></pre> }.into_any()
        }
        Shape::List(items) => {
            view! { <ul>{items.into_iter().map(item).collect_view()}</ul> }.into_any()
        }
        Shape::Steps(items) => {
            let item = |run| item((false, run));
            view! { <ol>{items.into_iter().map(item).collect_view()}</ol> }.into_any()
        }
        Shape::Table(rows) => table(rows),
    }
}

/// The open page.
#[component]
pub(crate) fn Prose(state: State, name: Memo<String>) -> impl IntoView {
    let parts = memo(move || state.files.parts());
    view! {
        <div class="prose" tabindex="0" role="region" aria-label=live(move || name.get())>
            {list(move || parts.get(), |part| part.key, part)}
        </div>
    }
}
