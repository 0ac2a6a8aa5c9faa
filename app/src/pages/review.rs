//! The last step: all findings, all answers, and the files to take.

use crate::components::error_summary::link;
use crate::components::said::finding;
use crate::live::{live, memo};
use crate::state::{State, answer};
use leptos::prelude::*;
use osmo_configurator_core::fields::{self, Field, STEPS, Step};
use osmo_configurator_core::finding::Finding;
use osmo_configurator_core::model::Answers;

fn findings(state: State, title: &'static str, list: Vec<Finding>) -> AnyView {
    if list.is_empty() {
        return ().into_any();
    }
    let entry = |one: Finding| {
        let label = fields::label(&one.path).to_owned();
        view! { <li>{link(state, &one.path, label)}{finding(one)}</li> }
    };
    view! {
        <section class="found">
            <h2>{title}</h2>
            <ul>{list.into_iter().map(entry).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn row(state: State, answers: &Answers, field: &'static Field) -> AnyView {
    let value = answer(answers, field.path);
    let (class, value) = if value.is_empty() {
        ("absent", "Not given".to_owned())
    } else {
        ("", value)
    };
    let step = crate::route::address(fields::step_of(field.path));
    view! {
        <div>
            <dt>{field.label}</dt>
            <dd class=class>{value}</dd>
            <dd>
                <a
                    href=step
                    on:click=move |event| {
                        event.prevent_default();
                        state.show(field.path);
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
    state.answers.with(|answers| {
        let usual = Answers::default();
        let tells =
            |field: &&'static Field| field.required || field.read(answers) != field.read(&usual);
        let rows: Vec<AnyView> = step
            .sections
            .iter()
            .filter(|section| (section.asked)(&answers.deployment))
            .flat_map(|section| section.fields)
            .filter(|field| (field.asked)(&answers.deployment))
            .filter(tells)
            .map(|field| row(state, answers, field))
            .collect();
        if rows.is_empty() {
            return ().into_any();
        }
        view! { <h3>{step.title}</h3> <dl class="rows">{rows}</dl> }.into_any()
    })
}

fn secret_download(state: State) -> AnyView {
    view! {
        <p class="note">
            <strong>"Secret material. "</strong>
            "The second archive holds the secrets of this tab in readable form. Keep it out of any repository, and delete it once the commands have run."
        </p>
        <button type="button" on:click=move |_| state.download_secrets()>"Download secrets"</button>
    }
    .into_any()
}

fn downloads(state: State) -> AnyView {
    let held = memo(move || state.secrets_held() > 0);
    view! {
        <section class="downloads">
            <h2>"Take the files"</h2>
            <p>"Values, Jobs and the runbook with the commands, for your repository: there is no secret in them."</p>
            <button type="button" class="primary" on:click=move |_| state.download_all()>"Download all"</button>
            {live(move || held.get().then(|| secret_download(state)))}
        </section>
    }
    .into_any()
}

/// The review.
#[component]
pub(crate) fn Review(state: State) -> impl IntoView {
    view! {
        {live(move || {
            let errors = state.report.with(|report| report.errors().cloned().collect());
            findings(state, "To mend before the files can be taken", errors)
        })}
        {live(move || {
            let warnings = state.report.with(|report| report.warnings().cloned().collect());
            findings(state, "To look at once more", warnings)
        })}
        {downloads(state)}
        <h2>"Your answers"</h2>
        {live(move || STEPS.iter().map(|step| answers_of(state, step)).collect_view().into_any())}
    }
}
