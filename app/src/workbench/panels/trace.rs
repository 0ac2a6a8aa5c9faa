//! From a question to the lines that it writes, in all files. It follows the focus; whoever works without a mouse chooses in a list.

use crate::live::{live, memo};
use crate::workbench::Page;
use leptos::prelude::*;
use osmo_configurator_core::path::Path;
use osmo_configurator_core::trace::{Traces, Written};

const CHOICE: &str = "trace-choice";
/// The most lines that are listed.
const MOST: usize = 300;

fn line(page: Page, one: Written) -> AnyView {
    let name = format!("{}, line {}", one.file, one.number);
    let show = move |_| page.show_line(&one.file, one.number);
    view! {
        <li>
            <button type="button" class="quiet" on:click=show>{name}</button>
            <code>{one.text}</code>
        </li>
    }
    .into_any()
}

fn lines(page: Page, traces: &Traces, path: Path) -> AnyView {
    let all = traces.lines(path);
    let left = all.len().saturating_sub(MOST);
    let shown = all.into_iter().take(MOST);
    view! {
        <ul class="traces">
            {shown.map(|one| line(page, one)).collect_view()}
            {(left > 0).then(|| view! { <li>{left}" more."</li> })}
        </ul>
    }
    .into_any()
}

/// The list to choose from. It stays in place while it is used: the focus is in it.
fn choice(page: Page, chosen: RwSignal<Option<Path>>, traces: Memo<Traces>) -> AnyView {
    let questions = memo(move || traces.with(Traces::questions));
    let option = move |(path, label): &(Path, &'static str)| {
        let path = *path;
        let here = move || chosen.get() == Some(path);
        view! { <option value=path.as_str() prop:selected=here>{*label}</option> }
    };
    let options = move || {
        questions
            .with(|all| all.iter().map(option).collect_view())
            .into_any()
    };
    let found = memo(move || {
        chosen
            .get()
            .is_some_and(|path| questions.with(|all| all.iter().any(|(one, _)| *one == path)))
    });
    let choose = move |event| {
        let value = event_target_value(&event);
        chosen.set(questions.with_untracked(|all| {
            let mut paths = all.iter().map(|(path, _)| *path);
            paths.find(|path| path.as_str() == value)
        }));
    };
    let go = move |_| {
        if let Some(path) = chosen.get_untracked() {
            page.go_to(path);
        }
    };
    view! {
        <div class="inline">
            <select id=CHOICE on:change=choose>
                <option value="" prop:hidden=found prop:selected=move || !found.get()>"Choose one"</option>
                {live(options)}
            </select>
            {live(move || found.get().then(|| view! { <button type="button" on:click=go>"Go to the question"</button> }))}
        </div>
    }
    .into_any()
}

/// The panel.
pub(super) fn panel(page: Page) -> AnyView {
    let chosen = RwSignal::new(None);
    // A step that is left takes the focus along; what was looked at stays.
    Effect::new(move || {
        if let Some(path) = page.field() {
            chosen.set(Some(path));
        }
    });
    let traces = memo(move || page.plan(|plan| page.report(|report| Traces::of(plan, report))));
    let says = move || chosen.get().map(|path| traces.with(|all| all.says(path)));
    view! {
        <p class="hint">"The question that you answer, or one that you choose here."</p>
        <div class="field">
            <label for=CHOICE>"Question"</label>
            {choice(page, chosen, traces)}
        </div>
        <p role="status">{live(says)}</p>
        {live(move || chosen.get().map(|path| traces.with(|all| lines(page, all, path))))}
    }
    .into_any()
}
