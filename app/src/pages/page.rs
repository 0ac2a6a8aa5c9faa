//! A step that asks: its heading, its sections, and what belongs beside them.

use crate::components::error_summary::{ErrorSummary, NewWarnings};
use crate::components::go::Go;
use crate::components::place::{self, Place};
use crate::components::registration::Registration;
use crate::components::section::Section;
use crate::live::live;
use crate::pages::review::Review;
use crate::pages::secrets::SecretList;
use crate::state::{HEADING, State};
use leptos::prelude::*;
use osmo_configurator_core::fields::{Section as Part, Step};
use osmo_configurator_core::questions::{PROVIDER_STEP, REVIEW_STEP, SECRETS_STEP, STEPS};

/// What has to be there before.
fn before(step: &'static Step) -> AnyView {
    let item =
        |[what, look]: &'static [&'static str; 2]| view! { <li>{*what}<small>{*look}</small></li> };
    view! {
        <details class="before">
            <summary>"What has to be there before"</summary>
            <ul>{step.before.iter().map(item).collect_view()}</ul>
        </details>
    }
    .into_any()
}

/// A section. What to register stands right below the answers that it follows from.
fn part(state: State, section: &'static Part) -> AnyView {
    view! {
        {section.after_registration.then(|| view! { <Registration state/> })}
        <Section state section/>
    }
    .into_any()
}

/// The first section of a step, and the others. The review asks beside its warnings.
fn sections(step: &'static Step) -> (&'static [Part], &'static [Part]) {
    let all = if step.id == REVIEW_STEP {
        &[]
    } else {
        step.sections
    };
    all.split_at(all.len().min(1))
}

/// What stands above the first section.
fn above(state: State, step: &'static Step) -> AnyView {
    let from_outside = (step.id == PROVIDER_STEP).then(|| {
        let label = "Paste an address or a discovery document";
        view! { <Place state name=place::ADDRESS label/> }.into_any()
    });
    view! {
        {(!step.before.is_empty()).then(|| before(step))}
        {from_outside}
    }
    .into_any()
}

/// All that a step asks, for the page that has all steps.
pub(crate) fn asked(state: State, index: usize, step: &'static Step) -> AnyView {
    let (first, others) = sections(step);
    view! {
        <h2 id=title_id(step)>{step.title}</h2>
        <p class="lead">{step.lead}</p>
        {above(state, step)}
        {first.iter().map(|section| part(state, section)).collect_view()}
        {below(state, index, step, others)}
    }
    .into_any()
}

/// Returns the id of a step's title on the page that has all steps.
pub(crate) fn title_id(step: &'static Step) -> String {
    format!("step-{}", step.id)
}

/// What stands below the first section.
fn below(state: State, index: usize, step: &'static Step, sections: &'static [Part]) -> AnyView {
    let own = match step.id {
        SECRETS_STEP => view! { <SecretList state/> }.into_any(),
        REVIEW_STEP => view! { <Review state/> }.into_any(),
        _ => ().into_any(),
    };
    let tools = (step.id == PROVIDER_STEP).then(|| {
        view! {
            <Place state name=place::TOKEN label="Check a token"/>
            <Place state name=place::FLOW label="The way of a request"/>
            <Place state name=place::HANDOUT label="For your IdP administrator"/>
        }
        .into_any()
    });
    view! {
        {(index == 0).then(|| view! { <Place state name=place::PRESETS label="Begin with a preset"/> })}
        {sections.iter().map(|section| part(state, section)).collect_view()}
        {tools}
        {own}
        {(index == 0).then(|| view! {
            <Place state name=place::BRING label="Bring what you have"/>
            <Place state name=place::CHECK label="Check files without taking them"/>
        })}
    }
    .into_any()
}

/// The page of the step that is open. Its first questions are there at once, the rest when `whole` says so.
#[component]
pub(crate) fn Page(
    state: State,
    index: usize,
    step: &'static Step,
    whole: RwSignal<bool>,
) -> impl IntoView {
    let (first, others) = sections(step);
    let rest = live(move || {
        whole.get().then(|| {
            view! {
                {below(state, index, step, others)}
                <Go state step=index/>
            }
            .into_any()
        })
    });
    view! {
        <ErrorSummary state/>
        <NewWarnings state/>
        <p class="count">{format!("Step {} of {}", index + 1, STEPS.len())}</p>
        <h1 id=HEADING tabindex="-1">{step.question}</h1>
        <p class="lead">{step.lead}</p>
        {above(state, step)}
        {first.iter().map(|section| part(state, section)).collect_view()}
        {rest}
    }
    .into_any()
}
