//! What to register at the identity provider, ready to be copied.

use super::fact::fact;
use crate::live::{live, memo};
use crate::state::State;
use leptos::prelude::*;
use osmo_configurator_core::idp::{Guidance, guidance};
use osmo_configurator_core::model::IdpProvider;
use osmo_configurator_core::questions;

const PROVIDER: &str = "idp.provider";

fn use_oidc(state: State) -> AnyView {
    let take = move |_| {
        if let Some(field) = questions::find(PROVIDER) {
            state.answer(field, IdpProvider::Oidc.value());
        }
    };
    view! { <button type="button" on:click=take>"Use Generic OIDC"</button> }.into_any()
}

/// The box below the provider's questions. It follows the answers.
#[component]
pub(crate) fn Registration(state: State) -> impl IntoView {
    let said = memo(move || {
        state.plan.with(|plan| {
            let copy = plan.deployment();
            (
                guidance(copy),
                copy.idp.provider,
                plan.connection().is_some(),
            )
        })
    });
    live(move || {
        let (
            Guidance {
                title,
                facts,
                steps,
            },
            provider,
            connects,
        ) = said.get();
        let stands_in = matches!(provider, IdpProvider::Aws | IdpProvider::Github);
        view! {
            <section class="derived" aria-labelledby="registration">
                <h2 id="registration">{title}</h2>
                {(!facts.is_empty())
                    .then(|| view! { <dl class="facts">{facts.into_iter().map(|one| fact(state, one.label, one.value)).collect_view()}</dl> })}
                <ol>{steps.iter().map(|step| view! { <li>{*step}</li> }).collect_view()}</ol>
                {stands_in.then(|| use_oidc(state))}
            </section>
            {connects
                .then(|| {
                    view! {
                        <p class="note">
                            "The guide names " <code>"/api/auth/getAToken"</code>
                            " as redirect. The 6.2 charts answer only at " <code>"/oauth2/callback"</code>
                            ", so that is what the files use."
                        </p>
                    }
                })}
        }
        .into_any()
    })
}
