//! All files, by folder: how large each is, what it lacks, what changed since it was downloaded. A file opens beside; the focus
//! stays here, so that the next one is one key away.

use crate::live::{live, memo};
use crate::platform::arrows;
use crate::workbench::Page;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use osmo_configurator_core::preview;
use osmo_configurator_core::tree::{Folder, Leaf};

const TREE: &str = "tree-of-files";

/// The panel, with the folders that somebody closed.
#[derive(Clone, Copy)]
struct Tree {
    page: Page,
    closed: RwSignal<Vec<String>>,
}

/// What stands behind a name: how large, what is missing, what is new.
fn told(size: String, missing: Option<String>, news: Option<String>) -> AnyView {
    view! {
        <small>{size}</small>
        {missing.map(|text| view! { <small class="lacks">{text}</small> })}
        {news.map(|text| view! { <small class="news">{text}</small> })}
    }
    .into_any()
}

fn leaf(tree: Tree, leaf: &Leaf) -> AnyView {
    let (name, read) = (leaf.name.clone(), leaf.name.clone());
    let here = move || tree.page.is_open(&name).then_some("true");
    let kind = leaf.secret.then(|| view! { <small>"secret"</small> });
    view! {
        <li>
            <button type="button" class="quiet" aria-current=live(here) on:click=move |_| tree.page.read(&read)>
                <span>{leaf.short().to_owned()}</span>
                {told(leaf.size(), leaf.missing(), leaf.news())}
                {kind}
            </button>
        </li>
    }
    .into_any()
}

fn folder(tree: Tree, folder: &Folder) -> AnyView {
    let name = folder.name.clone();
    let open = tree.closed.with_untracked(|closed| !closed.contains(&name));
    // The tree is drawn anew when a size changes: what is closed stays closed.
    let turn = move |event| {
        let open = arrows::is_open(&event);
        tree.closed.update_untracked(|closed| {
            closed.retain(|one| *one != name);
            if !open {
                closed.push(name.clone());
            }
        });
    };
    view! {
        <li>
            <details open=open on:toggle=turn>
                <summary>
                    <span>{format!("{}/", folder.short())}</span>
                    {told(folder.size(), None, folder.news())}
                </summary>
                {inside(tree, folder)}
            </details>
        </li>
    }
    .into_any()
}

fn inside(tree: Tree, all: &Folder) -> AnyView {
    let files = all.files.iter().map(|one| leaf(tree, one)).collect_view();
    let folders = all.folders.iter().map(|one| folder(tree, one));
    view! { <ul>{files}{folders.collect_view()}</ul> }.into_any()
}

/// The panel.
pub(super) fn panel(page: Page) -> AnyView {
    let tree = Tree {
        page,
        closed: RwSignal::new(Vec::new()),
    };
    let root = memo(move || {
        let all = page.plan(|plan| page.report(|report| preview::all(plan, &|| report.clone())));
        page.taken(|taken| Folder::of(&all, taken))
    });
    let says = move || page.taken(|taken| root.with(|root| root.says(taken)));
    let walk = move |event: KeyboardEvent| {
        if arrows::walk(TREE, &event.key()) {
            event.prevent_default();
        }
    };
    view! {
        <p class="hint">{live(says)}</p>
        <div class="tree" id=TREE on:keydown=walk>{live(move || root.with(|root| inside(tree, root)))}</div>
    }
    .into_any()
}
