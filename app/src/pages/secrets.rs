//! The secrets that the deployment needs, and what this page may do about them.

use crate::components::secret_input::SecretInput;
use crate::live::{live, memo};
use crate::platform::entropy::Browser;
use crate::state::State;
use leptos::prelude::*;
use osmo_configurator_core::secrets::{SPECS, SecretSpec, Source};

fn one(state: State, spec: &'static SecretSpec) -> AnyView {
    let needed = memo(move || state.given.asks(spec.needed));
    live(move || {
        needed
            .get()
            .then(|| view! { <SecretInput state spec/> }.into_any())
    })
    .into_any()
}

fn of(state: State, source: Source) -> AnyView {
    let specs = SPECS.iter().filter(|spec| spec.source == source);
    specs.map(|spec| one(state, spec)).collect_view().into_any()
}

fn failure(why: String) -> AnyView {
    view! { <p class="said error" role="alert">{why}</p> }.into_any()
}

fn advice() -> AnyView {
    view! {
        <p class="note">
            "Keep the master encryption key in a vault before the first installation: without it \
             a backup of the database is worth nothing."
        </p>
    }
    .into_any()
}

/// The list of secrets.
#[component]
pub(crate) fn SecretList(state: State) -> impl IntoView {
    let generated = memo(move || state.generated());
    let held = memo(move || state.given.held() > 0);
    view! {
        <div class="section">
            <h2>"Secrets"</h2>
            <p class="intro">
                "They stay in this tab: they are not stored, not part of the draft, and forgotten \
                 when the page is left. Save what you generate here before you close it."
            </p>
            <div class="inline">
                <button type="button" on:click=move |_| state.generate_all(&mut Browser)>"Generate all"</button>
                <button type="button" on:click=move |_| state.forget_and_say()>"Forget all secrets"</button>
            </div>
            {live(move || state.failure().map(failure))}
            {of(state, Source::Given)}
            <details class="more">
                <summary>"Those that are generated " <small>{live(move || generated.get())}</small></summary>
                {of(state, Source::Generated)}
            </details>
            {live(move || held.get().then(advice))}
        </div>
    }
}
