//! What to register at the identity provider, ready to be copied.

use super::fact::fact;
use super::ids;
use crate::live::{live, memo};
use crate::platform::focus;
use crate::state::State;
use leptos::prelude::*;
use osmo_configurator_core::idp::{Guidance, Guided, guidance};
use osmo_configurator_core::path::Path;
use osmo_configurator_core::questions;

const PROVIDER: Path = osmo_configurator_core::path!("idp.provider");

fn use_instead(state: State, (word, label): (&'static str, &'static str)) -> AnyView {
    let take = move |_| {
        if let Some(field) = questions::find(&PROVIDER) {
            state.answer(field, word);
            // The button is gone now.
            focus::soon(format!("{}-{word}", ids::id(&PROVIDER)));
        }
    };
    view! { <button type="button" on:click=take>{format!("Use {label}")}</button> }.into_any()
}

/// What to do, to tick off, what to paste there, and what people see when it was forgotten.
fn step(state: State, place: usize, one: Guided) -> AnyView {
    let id = format!("step-{place}");
    let text = one.text;
    let values = (!one.values.is_empty()).then(|| {
        let rows = one.values.into_iter();
        view! { <dl class="facts">{rows.map(|value| fact(state, value.label, value.value)).collect_view()}</dl> }
    });
    let traps = (!one.traps.is_empty()).then(|| {
        let rows = one.traps.iter();
        view! { <ul class="traps">{rows.map(|[sign, cause]| view! { <li><q>{*sign}</q>": "{*cause}</li> }).collect_view()}</ul> }
    });
    view! {
        <li>
            <input
                type="checkbox"
                id=id.clone()
                prop:checked=live(move || state.ticks.has(text))
                on:change=move |event| state.ticks.tick(text, event_target_checked(&event))
            />
            <label for=id>{text}</label>
            {values}
            {traps}
        </li>
    }
    .into_any()
}

/// Why there is nothing to do there: no box, since nothing can be ticked off.
fn reason(one: &Guided) -> AnyView {
    let text = one.text;
    view! { <li>{text}</li> }.into_any()
}

/// The box below the provider's questions. It follows the answers.
#[component]
pub(crate) fn Registration(state: State) -> impl IntoView {
    let said = memo(move || state.given.plan(|plan| guidance(plan.deployment())));
    live(move || {
        let Guidance {
            title,
            facts,
            steps,
            instead,
            proof,
        } = said.get();
        let connects = !facts.is_empty();
        view! {
            <section class="derived" aria-labelledby="registration">
                <h2 id="registration">{title}</h2>
                {connects
                    .then(|| view! { <dl class="facts">{facts.into_iter().map(|one| fact(state, one.label, one.value)).collect_view()}</dl> })}
                <ol>{steps.into_iter().enumerate().map(|(place, one)| if connects { step(state, place, one) } else { reason(&one) }).collect_view()}</ol>
                {connects.then(|| view! { <p class="hint">"What this rests on: "{proof.says()}</p> })}
                {instead.map(|one| use_instead(state, one))}
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
