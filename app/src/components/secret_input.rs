//! One secret: hidden unless shown, typed or generated, kept in this tab only.

use super::copying::copying;
use super::frame::Frame;
use super::said::Said;
use crate::live::{live, memo};
use crate::platform::entropy::Browser;
use crate::platform::input;
use crate::state::State;
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;
use osmo_configurator_core::secrets::{Secret, SecretSpec, Source};

fn when_empty(source: Source) -> &'static str {
    match source {
        Source::Given => "Left empty: the commands ask for it.",
        Source::Generated => "Left empty: the commands make one.",
    }
}

/// A box for one secret.
#[component]
pub(crate) fn SecretInput(state: State, spec: &'static SecretSpec) -> impl IntoView {
    let frame = Frame {
        path: spec.path,
        label: spec.label,
        hint: spec.hint,
        needed: false,
        findings: memo(move || state.findings(spec.path)),
        taken: memo(|| None),
    };
    let shown = RwSignal::new(false);
    let empty = memo(move || state.given.secret(spec, Secret::is_empty));
    let take = move |event| state.take_secret(spec, event_target_value(&event));
    // The value is written into the box when it is made or forgotten here; a view would keep a copy of it.
    Effect::new(move || {
        state.given.follow_put();
        untrack(|| {
            state
                .given
                .secret(spec, |secret| input::put(&frame.id(), secret.expose()));
        });
    });
    // What is held may be the only copy: it is replaced by a second press alone.
    let sure = RwSignal::new(false);
    let generate = move |_| {
        if !empty.get_untracked() && !sure.get_untracked() {
            sure.set(true);
            state
                .voice
                .tell("One is held: press again to replace it".to_owned());
            return;
        }
        sure.set(false);
        state.generate(&[spec], &mut Browser);
    };
    let name = || view! { <span class="unseen">" "{spec.label}</span> };
    view! {
        <div class=live(move || frame.class("field secret"))>
            {frame.label_view()}
            {frame.hint_view()}
            <div class=live(move || if shown.get() { "inline wide" } else { "inline" })>
                <input
                    type=live(move || if shown.get() { "text" } else { "password" })
                    id=frame.id()
                    autocomplete="new-password"
                    autocapitalize="none"
                    spellcheck="false"
                    translate="no"
                    aria-describedby=live(move || frame.described_by())
                    aria-invalid=live(move || frame.invalid())
                    on:input=take
                    on:change=move |_| state.walk.leave_field(spec.path)
                    on:focus=move |_| state.walk.enter_field(spec.path)
                    {..custom_attribute("data-1p-ignore", "")}
                    {..custom_attribute("data-lpignore", "true")}
                />
                <button
                    type="button"
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {live(move || if shown.get() { "Hide" } else { "Show" })}
                    {name()}
                </button>
                {live(move || {
                    (!empty.get())
                        .then(|| copying("", "Copy", spec.label, Box::new(move |then| state.copy_secret(spec, then))))
                })}
                {(spec.source == Source::Generated)
                    .then(|| {
                        view! {
                            <button type="button" on:click=generate on:blur=move |_| sure.set(false)>
                                {live(move || if sure.get() { "Replace" } else { "Generate" })}
                                {name()}
                            </button>
                        }
                    })}
            </div>
            <p class="state">{live(move || if empty.get() { when_empty(spec.source) } else { "Held in this tab." })}</p>
            <Said frame/>
        </div>
    }
}
