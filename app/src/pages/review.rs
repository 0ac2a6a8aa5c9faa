//! The last step: all findings, all answers, and the files to take.

use crate::components::error_summary::link;
use crate::components::place::{AFTERWARDS, COMPARE, DECISIONS, Place, Standing};
use crate::components::said::finding;
use crate::live::{live, memo};
use crate::pages::pass_on::pass_on;
use crate::pages::take::downloads;
use crate::state::{State, Telling, answer};
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

/// What stands there when no check has anything to say.
fn all_well(state: State) -> AnyView {
    let well = memo(move || state.given.report(|report| report.findings.is_empty()));
    live(move || {
        well.get().then(|| {
            view! {
            <p class="well">
                <strong>"No errors and no warnings. "</strong>
                "The checks look at your answers. The first command below looks at your cluster."
            </p>
        }.into_any()
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

fn answers_of(
    state: State,
    telling: Memo<Telling>,
    (place, step): (usize, &'static Step),
) -> AnyView {
    let paths = memo(move || telling.with(|all| all.steps.get(place).cloned().unwrap_or_default()));
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

/// The answers that are the usual ones: how many there are, and each of them for who looks.
fn defaults(state: State, telling: Memo<Telling>) -> AnyView {
    let open = RwSignal::new(false);
    let rows = move || {
        let fields = telling.with(|all| all.usual.clone());
        let fields = fields.into_iter().filter_map(questions::find);
        view! { <dl class="rows">{fields.map(|field| row(state, field)).collect_view()}</dl> }
            .into_any()
    };
    view! {
        <details class="section" on:toggle=move |_| open.update(|open| *open = !*open)>
            <summary>{live(move || telling.with(Telling::kept))}</summary>
            {live(move || open.get().then(rows))}
        </details>
    }
    .into_any()
}

/// The review.
#[component]
pub(crate) fn Review(state: State) -> impl IntoView {
    let telling = memo(move || state.given.answers(Telling::of));
    let asks = |(_, step): &(usize, &'static Step)| step.id != REVIEW_STEP;
    view! {
        <Standing state name=DECISIONS label="What is decided"/>
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
        {all_well(state)}
        {downloads(state)}
        {pass_on(state)}
        <Place state name=COMPARE label="Differences from files that you have"/>
        <Place state name=AFTERWARDS label="After the installation"/>
        <h2>"Your answers"</h2>
        {STEPS.iter().enumerate().filter(asks).map(|step| answers_of(state, telling, step)).collect_view()}
        {defaults(state, telling)}
    }
}
