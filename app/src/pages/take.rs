//! Taking the files, and starting with them.

use crate::components::fact::fact;
use crate::live::{live, memo};
use crate::state::State;
use leptos::prelude::*;
use osmo_configurator_core::decisions::archives;

fn secret_download(state: State) -> AnyView {
    view! {
        <p class="note">
            <strong>"Secret material. "</strong>
            "The second archive holds secrets in readable form. Keep it out of any repository, and \
             delete it once the commands have run."
        </p>
        <button type="button" on:click=move |_| state.download_secrets()>"Download secrets"</button>
    }
    .into_any()
}

/// What became of the download: the toast that said it is gone by now.
fn downloaded(text: String, same: bool) -> AnyView {
    let class = if same { "well" } else { "note" };
    view! { <p class=class>{text}</p> }.into_any()
}

/// What to run, in this order: name, command, what it does.
const NEXT: [[&str; 3]; 3] = [
    [
        "Pre-flight",
        "./install.sh preflight",
        "Looks whether everything that is needed is there. It makes two test pods, perhaps in a \
         temporary namespace, and removes them.",
    ],
    [
        "Installation",
        "./install.sh",
        "Shows its plan and asks first. It can be run again at any time.",
    ],
    [
        "Verification",
        "./install.sh verify",
        "Looks whether everything runs, and changes nothing.",
    ],
];

/// What NAME is.
const CONTEXT: &str = "NAME is your current kube-context: kubectl config current-context shows it. Answer \
                       \"Kube-context\" in the step Site rules, and the commands need no name.";

/// The command as it is typed: where the answers name no cluster, the scripts want to hear which one it is.
fn typed(command: &str, no_context: bool) -> String {
    if no_context {
        format!("{command} --context NAME")
    } else {
        command.to_owned()
    }
}

/// One command, to tick off and to copy.
fn next(
    state: State,
    no_context: Memo<bool>,
    [name, command, about]: &'static [&'static str; 3],
) -> AnyView {
    let id = format!("next-{name}");
    view! {
        <li>
            <input
                type="checkbox"
                id=id.clone()
                prop:checked=live(move || state.ticks.has(command))
                on:change=move |event| state.ticks.tick(command, event_target_checked(&event))
            />
            <label for=id>{*name}</label>
            <p class="hint">{*about}</p>
            <dl class="facts">{live(move || fact(state, name, typed(command, no_context.get())))}</dl>
        </li>
    }
    .into_any()
}

/// The downloads, and what to do next.
pub(crate) fn downloads(state: State) -> AnyView {
    let held = memo(move || state.given.held() > 0);
    let digest = memo(move || state.digest());
    let count = memo(move || state.given.plan(archives));
    let no_context = memo(move || {
        state
            .given
            .plan(|plan| plan.deployment().site.kube_context.is_blank())
    });
    let done = memo(move || digest.with(|now| state.downloaded(now.as_ref())));
    view! {
        <section class="downloads">
            <h2>"Take the files"</h2>
            <p>
                "Values, manifests, scripts, and pages: README.md is the runbook, CHANGE.md is \
                 for the change ticket, TROUBLESHOOTING.md for when something is wrong, \
                 OPERATIONS.md for later. They can go into your repository."
            </p>
            <p>{live(move || count.get())}</p>
            <button type="button" class="primary" on:click=move |_| state.download_all()>"Download all"</button>
            {live(move || done.get().map(|(text, same)| downloaded(text, same)))}
            {live(move || held.get().then(|| secret_download(state)))}
            <h3>"What to do next"</h3>
            <p>
                "Unpack where kubectl and helm reach the cluster, and run these three commands. On \
                 Windows write wsl bash before each. What you tick stays in this browser."
            </p>
            {live(move || no_context.get().then(|| view! { <p>{CONTEXT}</p> }.into_any()))}
            <ol class="next">{NEXT.iter().map(|one| next(state, no_context, one)).collect_view()}</ol>
            <dl class="facts">
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
