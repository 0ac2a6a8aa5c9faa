//! The list of steps: where the operator is, and how each step stands. On a narrow screen it is a menu.

use crate::components::files::FILES;
use crate::live::{live, memo};
use crate::platform::focus;
use crate::route::{self, ALL};
use crate::state::{State, Status, tally};
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use osmo_configurator_core::fields::Step;
use osmo_configurator_core::questions::STEPS;
use osmo_configurator_core::text::counted;

/// Id of the button that opens the menu.
const MENU: &str = "step-menu";

fn item(state: State, index: usize, step: &'static Step) -> impl IntoView {
    let status = memo(move || state.status(index));
    let here = move || state.walk.step() == index;
    let class = move || match (here(), status.get()) {
        (true, Status::Wrong(_)) => "now wrong",
        (true, _) => "now",
        (false, Status::Wrong(_)) => "wrong",
        (false, Status::Odd(_)) => "warned",
        (false, Status::Done) => "done",
        (false, Status::Open) => "",
    };
    let sign = move || match status.get() {
        Status::Wrong(_) => "!".to_owned(),
        Status::Odd(_) if !here() => "!".to_owned(),
        Status::Done if !here() => "\u{2713}".to_owned(),
        _ => (index + 1).to_string(),
    };
    let note = move || match status.get() {
        Status::Wrong(count) => counted(count, "error to fix", "errors to fix"),
        Status::Odd(count) => counted(count, "warning", "warnings"),
        Status::Done | Status::Open => state.key_answer(index),
    };
    let word = move || {
        if status.get() == Status::Done {
            " (done)"
        } else {
            ""
        }
    };
    view! {
        <li>
            <a href=route::address(index) class=live(class) aria-current=live(move || here().then_some("step"))>
                <i aria-hidden="true">{live(sign)}</i>
                <span>{step.title}<span class="unseen">{live(word)}</span></span>
                <small>{live(note)}</small>
            </a>
        </li>
    }
}

/// The list of steps.
#[component]
pub(crate) fn Steps(state: State) -> impl IntoView {
    let open = RwSignal::new(false);
    let needed = memo(move || state.needed());
    let place = move || {
        let step = state.walk.step();
        if step == ALL {
            return "All questions".to_owned();
        }
        let title = STEPS.get(step).map(|step| step.title).unwrap_or_default();
        format!("Step {} of {}: {title}", step + 1, STEPS.len())
    };
    let to_files = move |event: MouseEvent| {
        event.prevent_default();
        focus::soon(FILES.to_owned());
    };
    let changed = memo(move || state.files.news());
    // The step that is open already can be chosen too, and Escape closes any menu.
    let escaped = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            open.set(false);
            focus::soon(MENU.to_owned());
        }
    };
    let news = move || {
        let news = changed.get();
        news.map(|news| view! { <b>" "{news}</b> }.into_any())
    };
    // Choosing a step closes the menu.
    Effect::new(move || {
        let _ = state.walk.step();
        open.set(false);
    });
    view! {
        <nav
            class=live(move || if open.get() { "steps open" } else { "steps" })
            aria-label="Steps"
            on:keydown=escaped
        >
            <div class="narrow">
                <a class="to-files" href=format!("#{FILES}") on:click=to_files>"Files" {live(news)}</a>
                <button
                    type="button"
                    id=MENU
                    aria-controls="step-list"
                    aria-expanded=live(move || if open.get() { "true" } else { "false" })
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {live(place)}
                </button>
                <progress aria-hidden="true" max=STEPS.len() value=live(move || STEPS.len().min(state.walk.step() + 1).to_string())></progress>
            </div>
            <ol id="step-list" on:click=move |_| open.set(false)>
                {STEPS.iter().enumerate().map(|(index, step)| item(state, index, step)).collect_view()}
            </ol>
            <p class="tally">{live(move || tally(needed.get()))}</p>
            <p class="tally">
                <a href=route::address(ALL) aria-current=live(move || (state.walk.step() == ALL).then_some("page"))>"All questions on one page"</a>
            </p>
        </nav>
    }
}
