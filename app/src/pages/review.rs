//! The last step: all findings, all answers, and the files to take.

use crate::components::error_summary::link;
use crate::components::place::{AFTERWARDS, COMPARE, Place};
use crate::components::said::finding;
use crate::live::{live, memo};
use crate::pages::pass_on::pass_on;
use crate::pages::take::downloads;
use crate::state::{State, answer, defaults_kept, telling};
use leptos::prelude::*;
use osmo_configurator_core::fields::{Field, Step};
use osmo_configurator_core::finding::{Finding, Severity};
use osmo_configurator_core::questions::{self, REVIEW_STEP, STEPS};

/// Id of the warnings: findings about the reasons as a whole lead here.
const REASONS: &str = "acceptedWarnings";

/// The question beside a warning.
fn reason(state: State, place: usize, one: &Finding) -> AnyView {
    let id = format!("reason-{place}");
    let (read, write) = (one.clone(), one.clone());
    view! {
        <div class="field">
            <label for=id.clone()>
                "Why is this acceptable? "
                <span class="unseen">{one.what.clone()}</span>
            </label>
            <input
                type="text"
                id=id
                prop:value=live(move || state.given.reason(&read))
                autocomplete="off"
                on:input=move |event| state.given.accept(&write, &event_target_value(&event))
            />
        </div>
    }
    .into_any()
}

fn entry(state: State, (place, one): (usize, &Finding)) -> AnyView {
    let label = questions::label(&one.path).to_owned();
    let asked = one.severity == Severity::Warning;
    view! {
        <li>
            {link(state, &one.path, label)}
            {finding(one.clone())}
            {asked.then(|| reason(state, place, one))}
        </li>
    }
    .into_any()
}

/// Findings of one kind. They are drawn anew only when they differ, so that a reason can be typed in peace.
fn findings(state: State, severity: Severity, title: &'static str, intro: &'static str) -> AnyView {
    let list = memo(move || {
        let kind = |one: &&Finding| one.severity == severity;
        state.given.report(|report| {
            report
                .findings
                .iter()
                .filter(kind)
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let id = (severity == Severity::Warning).then_some(REASONS);
    live(move || {
        list.with(|list| {
            (!list.is_empty()).then(|| {
                view! {
                    <section class="found" id=id tabindex="-1" aria-label=title>
                        <h2>{title}</h2>
                        <p class="intro">{intro}</p>
                        <ul>{list.iter().enumerate().map(|one| entry(state, one)).collect_view()}</ul>
                    </section>
                }
                .into_any()
            })
        })
    })
    .into_any()
}

/// One answer. The row stays while the answer changes.
fn row(state: State, field: &'static Field) -> AnyView {
    let value = memo(move || state.given.answers(|answers| answer(answers, &field.path)));
    let given = memo(move || value.with(|value| !value.is_empty()));
    let class = move || if given.get() { "" } else { "absent" };
    let text = move || {
        if given.get() {
            value.get()
        } else {
            "Not given".to_owned()
        }
    };
    let step = crate::route::address(questions::step_of(&field.path));
    view! {
        <div>
            <dt>{field.label}</dt>
            <dd class=live(class)>{live(text)}</dd>
            <dd>
                <a
                    href=step
                    on:click=move |event| {
                        event.prevent_default();
                        state.show(&field.path);
                    }
                >
                    "Change"
                    <span class="unseen">" "{field.label}</span>
                </a>
            </dd>
        </div>
    }
    .into_any()
}

fn answers_of(state: State, step: &'static Step) -> AnyView {
    let paths = memo(move || state.given.answers(|answers| telling(answers, step)));
    // Drawn anew only when another answer begins or ceases to tell something.
    live(move || {
        paths.with(|paths| {
            let fields = paths.iter().filter_map(|path| questions::find(path));
            (!paths.is_empty()).then(|| {
                view! { <h3>{step.title}</h3> <dl class="rows">{fields.map(|field| row(state, field)).collect_view()}</dl> }
                    .into_any()
            })
        })
    })
    .into_any()
}

/// The review.
#[component]
pub(crate) fn Review(state: State) -> impl IntoView {
    let kept = memo(move || state.given.answers(defaults_kept));
    let asks = |step: &&'static Step| step.id != REVIEW_STEP;
    view! {
        {findings(state, Severity::Error, "Errors to fix", "The files can be downloaded once \
                                                            these are fixed. Each link leads to \
                                                            its answer.")}
        {findings(
            state,
            Severity::Warning,
            "Warnings",
            "You can download the files all the same. The reasons that you give stand in \
             CHANGE.md, for those who approve the change.",
        )}
        {downloads(state)}
        {pass_on(state)}
        <Place state name=COMPARE label="Differences from files that you have"/>
        <Place state name=AFTERWARDS label="After the installation"/>
        <h2>"Your answers"</h2>
        {STEPS.iter().filter(asks).map(|step| answers_of(state, step)).collect_view()}
        <p class="note">{live(move || kept.get())}</p>
    }
}
