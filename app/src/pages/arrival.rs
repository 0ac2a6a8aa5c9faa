//! What came from outside, change by change, before any of it is taken.

use crate::live::live;
use crate::state::{HEADING, State, Waiting};
use leptos::prelude::*;
use osmo_configurator_core::changes::Change;

fn line(label: &'static str, text: String) -> AnyView {
    view! { <div><dt>{label}</dt><dd>{text}</dd></div> }.into_any()
}

fn change(state: State, place: usize, change: &Change) -> AnyView {
    let id = format!("change-{place}");
    let why_id = id.clone() + "-why";
    let described_by = change.risk.map(|_| why_id.clone());
    let risk = change
        .risk
        .map(|why| view! { <p class="hint" id=why_id>{why}</p> }.into_any());
    let names = (!change.names.is_empty()).then(|| line("In DNS", change.names.join(", ")));
    view! {
        <li>
            <div class="field flag">
                <input
                    type="checkbox"
                    id=id.clone()
                    aria-describedby=described_by
                    prop:checked=live(move || state.arrival.is_ticked(place))
                    on:change=move |event| state.arrival.tick(place, event_target_checked(&event))
                />
                <div><label for=id>{change.field.label}</label>{risk}</div>
            </div>
            <dl class="rows">
                {line("Now", change.shown_old())}
                {line("Then", change.shown_new())}
                {names}
            </dl>
        </li>
    }
    .into_any()
}

fn list(
    state: State,
    waiting: &Waiting,
    risky: bool,
    title: &'static str,
    intro: &'static str,
) -> Option<AnyView> {
    let all = waiting.changes.iter().enumerate();
    let these: Vec<AnyView> = all
        .filter(|(_, one)| one.risk.is_some() == risky)
        .map(|(place, one)| change(state, place, one))
        .collect();
    (!these.is_empty()).then(|| {
        let class = if risky { "found" } else { "found calm" };
        view! {
            <section class=class aria-label=title>
                <h2>{title}</h2>
                <p class="intro">{intro}</p>
                <ul>{these}</ul>
            </section>
        }
        .into_any()
    })
}

fn heading(waiting: &Waiting) -> &'static str {
    match (waiting.read, waiting.changes.is_empty()) {
        (false, _) => "This could not be read",
        (true, true) => "Nothing would change",
        (true, false) => "What would change?",
    }
}

fn ways(state: State, some: bool) -> AnyView {
    let take = some.then(|| {
        view! {
            <button type="button" class="primary" on:click=move |_| state.take_ticked()>
                "Take what is ticked"
            </button>
        }
        .into_any()
    });
    let leave = if some {
        "Leave everything as it is"
    } else {
        "Go on"
    };
    view! {
        <div class="go">
            {take}
            <button type="button" on:click=move |_| state.leave_all()>{leave}</button>
        </div>
    }
    .into_any()
}

/// The look at what came from outside, in the place of the step.
pub(crate) fn look(state: State, waiting: &Waiting) -> AnyView {
    let lead = if waiting.read {
        "Nothing is taken until you say so."
    } else {
        "Your answers are as they were."
    };
    let note = |text: &String| view! { <li>{text.clone()}</li> }.into_any();
    let notes = (!waiting.notes.is_empty()).then(|| {
        view! { <ul class="note notes">{waiting.notes.iter().map(note).collect_view()}</ul> }
            .into_any()
    });
    view! {
        <p class="count">{waiting.from.clone()}</p>
        <h1 id=HEADING tabindex="-1">{heading(waiting)}</h1>
        <p class="lead">{lead}</p>
        {notes}
        {list(
            state,
            waiting,
            true,
            "Decisions about security",
            "None of these is ticked. Tick one only if you know who wants it and why.",
        )}
        {list(state, waiting, false, "Other changes", "Take the tick away from what should stay.")}
        {ways(state, !waiting.changes.is_empty())}
    }
    .into_any()
}
