//! What to register at the identity provider, ready to be copied.

use super::fact::fact;
use super::ids;
use crate::bridge::{Guidance, Guided, Pair};
use crate::live::{live, memo};
use crate::platform::focus;
use crate::state::State;
use leptos::prelude::*;
use osmo_configurator_core::idp::{self, Provider};
use osmo_configurator_core::path::Path;
use osmo_configurator_core::questions;

const PROVIDER: Path = osmo_configurator_core::path!("idp.provider");

fn use_instead(state: State, provider: &Provider) -> AnyView {
    let (word, label) = (provider.id.word(), provider.label);
    let take = move |_| {
        if let Some(field) = questions::find(&PROVIDER) {
            state.answer(field, word);
            // The button is gone now.
            focus::soon(format!("{}-{word}", ids::id(&PROVIDER)));
        }
    };
    view! { <button type="button" on:click=take>{format!("Use {label}")}</button> }.into_any()
}

fn facts(state: State, of: Vec<Pair>) -> AnyView {
    let rows = of
        .into_iter()
        .map(|(label, value)| fact(state, &label, value));
    view! { <dl class="facts">{rows.collect_view()}</dl> }.into_any()
}

/// What to do, to tick off, what to paste there, and what people see when it was forgotten.
fn step(state: State, place: usize, one: Guided) -> AnyView {
    let id = format!("step-{place}");
    let (text, ticked) = (one.text.clone(), one.text.clone());
    let values = (!one.values.is_empty()).then(|| facts(state, one.values));
    let traps = (!one.traps.is_empty()).then(|| {
        let rows = one.traps.into_iter();
        view! { <ul class="traps">{rows.map(|(sign, cause)| view! { <li><q>{sign}</q>": "{cause}</li> }).collect_view()}</ul> }
    });
    view! {
        <li>
            <input
                type="checkbox"
                id=id.clone()
                prop:checked=live(move || state.ticks.has(&ticked))
                on:change=move |event| state.ticks.tick(&text, event_target_checked(&event))
            />
            <label for=id>{one.text}</label>
            {values}
            {traps}
        </li>
    }
    .into_any()
}

/// Why there is nothing to do there: no box, since nothing can be ticked off.
fn reason(one: Guided) -> AnyView {
    view! { <li>{one.text}</li> }.into_any()
}

/// The box below the provider's questions. It follows the answers.
#[component]
pub(crate) fn Registration(state: State) -> impl IntoView {
    state.with_workbench(|| ());
    let said = memo(move || state.guidance());
    let instead = memo(move || {
        state
            .given
            .plan(|plan| idp::instead(plan.deployment()).map(|one| one.id))
    });
    live(move || {
        let Some(Guidance {
            title,
            facts: derived,
            steps,
            proof,
        }) = said.get()
        else {
            return view! { <p class="hint">"What to do at the provider is being loaded."</p> }
                .into_any();
        };
        let connects = !derived.is_empty();
        view! {
            <section class="derived" aria-labelledby="registration">
                <h2 id="registration">{title}</h2>
                {connects.then(|| facts(state, derived))}
                <ol>{steps.into_iter().enumerate().map(|(place, one)| if connects { step(state, place, one) } else { reason(one) }).collect_view()}</ol>
                {connects.then(|| view! { <p class="hint">"What this rests on: "{proof}</p> })}
                {instead.get().map(|one| use_instead(state, idp::of(one)))}
            </section>
            {connects
                .then(|| {
                    view! {
                        <p class="note">
                            "OSMO's guide names " <code>"/api/auth/getAToken"</code>
                            " as redirect. The charts answer only at " <code>"/oauth2/callback"</code>
                            ", so that is what the files use."
                        </p>
                    }
                })}
        }
        .into_any()
    })
}
