//! Taking the files, and starting with them.

use crate::components::fact::fact;
use crate::live::{live, memo};
use crate::state::State;
use leptos::prelude::*;

fn secret_download(state: State) -> AnyView {
    view! {
        <p class="note">
            <strong>"Secret material. "</strong>
            "The second archive holds the secrets of this tab in readable form. Unpack it over \
             the first, keep it out of any repository, and delete it once the commands have run."
        </p>
        <button type="button" on:click=move |_| state.download_secrets()>"Download secrets"</button>
    }
    .into_any()
}

/// The downloads, and how to start.
pub(crate) fn downloads(state: State) -> AnyView {
    let held = memo(move || state.given.held() > 0);
    let digest = memo(move || state.digest());
    let command = |label, text: &str| fact(state, label, text.to_owned());
    view! {
        <section class="downloads">
            <h2>"Take the files"</h2>
            <p>
                "Values, manifests, scripts, and pages: README.md is the runbook, CHANGE.md is \
                 for the change ticket, TROUBLESHOOTING.md for when something is wrong, \
                 OPERATIONS.md for later. There is no secret in them: they can go into your \
                 repository."
            </p>
            <button type="button" class="primary" on:click=move |_| state.download_all()>"Download all"</button>
            {live(move || held.get().then(|| secret_download(state)))}
            <h3>"How to start"</h3>
            <p>
                "Unpack where kubectl and helm reach the cluster. Pre-flight looks whether \
                 everything that is needed is there. The installation shows its plan and asks \
                 first; it can be run again at any time."
            </p>
            <dl class="facts">
                {command("Pre-flight", "./install.sh preflight")}
                {command("Installation", "./install.sh")}
                {command("On Windows", "wsl bash ./install.sh")}
                {live(move || digest.get().map(|digest| fact(state, "SHA-256", digest)))}
            </dl>
            {live(move || {
                digest
                    .with(Option::is_some)
                    .then(|| {
                        view! {
                            <p class="hint">
                                "The sum of SHA256SUMS, and so of every file but CHANGE.md, \
                                 osmo-configurator.yaml and the secrets. CHANGE.md names it; sha256sum SHA256SUMS shows it \
                                 again."
                            </p>
                        }
                        .into_any()
                    })
            })}
        </section>
    }
    .into_any()
}
