//! A step that asks: its heading, its sections, and what belongs beside them.

use crate::components::error_summary::ErrorSummary;
use crate::components::go::Go;
use crate::components::place::{self, Place};
use crate::components::registration::Registration;
use crate::components::section::Section;
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

/// The page of the step that is open.
#[component]
pub(crate) fn Page(state: State, index: usize, step: &'static Step) -> impl IntoView {
    let own = match step.id {
        SECRETS_STEP => view! { <SecretList state/> }.into_any(),
        REVIEW_STEP => view! { <Review state/> }.into_any(),
        _ => ().into_any(),
    };
    // What to register stands right below the answers that it follows from.
    let one = |section: &'static Part| {
        view! {
            {section.after_registration.then(|| view! { <Registration state/> })}
            <Section state section/>
        }
    };
    // The review asks beside its warnings.
    let sections = if step.id == REVIEW_STEP {
        &[]
    } else {
        step.sections
    };
    let provider = step.id == PROVIDER_STEP;
    let from_outside = provider.then(|| {
        let label = "Paste an address or a discovery document";
        view! { <Place state name=place::ADDRESS label/> }.into_any()
    });
    let tools = provider.then(|| {
        view! {
            <Place state name=place::TOKEN label="Check a token"/>
            <Place state name=place::FLOW label="The way of a request"/>
            <Place state name=place::HANDOUT label="For your IdP administrator"/>
        }
        .into_any()
    });
    view! {
        <ErrorSummary state/>
        <p class="count">{format!("Step {} of {}", index + 1, STEPS.len())}</p>
        <h1 id=HEADING tabindex="-1">{step.question}</h1>
        <p class="lead">{step.lead}</p>
        {(!step.before.is_empty()).then(|| before(step))}
        {from_outside}
        {sections.iter().map(one).collect_view()}
        {tools}
        {own}
        {(index == 0).then(|| view! {
            <Place state name=place::BRING label="Bring what you have"/>
            <Place state name=place::CHECK label="Check files without taking them"/>
        })}
        <Go state step=index/>
    }
    .into_any()
}
