//! Questions that stand together, under a heading or folded away. What is folded says what it holds.

use super::field::Field;
use crate::live::{live, memo, memo_after};
use crate::state::{State, in_short};
use leptos::prelude::*;
use osmo_configurator_core::fields::{Field as Question, Section as Part};

/// Which of the questions of a section.
type Which = fn(&&'static Question) -> bool;

fn shows_something(state: State, section: &'static Part, which: Which) -> bool {
    let mine = |path: &str| {
        let mut fields = section.fields.iter().filter(which);
        fields.any(|field| field.path == path)
    };
    state.given.report(|report| {
        report
            .findings
            .iter()
            .any(|finding| mine(&finding.path) && state.shows(finding))
    })
}

fn questions(state: State, section: &'static Part, which: Which) -> AnyView {
    let fields = section.fields.iter().filter(which);
    view! { <div class="fields">{fields.map(|field| view! { <Field state field/> }).collect_view()}</div> }.into_any()
}

/// Questions that are folded away. They open by themselves when something in them is wrong, and stay open then: mending the
/// last thing must not fold the field away under the cursor.
fn folded(state: State, section: &'static Part, title: String, which: Which) -> AnyView {
    let asked = memo(move || {
        state.given.asks(|deployment| {
            let mut fields = section.fields.iter().filter(which);
            fields.any(|field| field.is_asked(deployment))
        })
    });
    let open = memo_after(move |before: Option<&bool>| {
        before == Some(&true) || shows_something(state, section, which)
    });
    let holds = memo(move || {
        state
            .given
            .answers(|answers| match section.says.filter(|_| section.folded) {
                Some(says) => says(&answers.deployment),
                None => in_short(answers, section.fields.iter().filter(which)),
            })
    });
    let class = if section.folded { "section" } else { "more" };
    live(move || {
        asked.get().then(|| {
            view! {
                <details class=class prop:open=live(move || open.get())>
                    <summary>{title.clone()} " " <small>{live(move || holds.get())}</small></summary>
                    {(section.folded && !section.intro.is_empty()).then(|| view! { <p class="intro">{section.intro}</p> })}
                    {questions(state, section, which)}
                </details>
            }
            .into_any()
        })
    })
    .into_any()
}

/// What the questions are called that a section folds away.
fn more_of(section: &Part) -> String {
    let title = match section.title {
        "" => "this step",
        title => title,
    };
    format!("More for {title}")
}

fn open(state: State, section: &'static Part) -> AnyView {
    let more = section.fields.iter().any(|field| field.more);
    view! {
        <div class="section">
            {(!section.title.is_empty()).then(|| view! { <h2>{section.title}</h2> })}
            {(!section.intro.is_empty()).then(|| view! { <p class="intro">{section.intro}</p> })}
            {questions(state, section, |field| !field.more)}
            {more.then(|| folded(state, section, more_of(section), |field| field.more))}
        </div>
    }
    .into_any()
}

/// A section, while it is asked.
#[component]
pub(crate) fn Section(state: State, section: &'static Part) -> impl IntoView {
    let asked = memo(move || state.given.asks(|deployment| section.is_asked(deployment)));
    live(move || {
        asked.get().then(|| {
            if section.folded {
                folded(state, section, section.title.to_owned(), |_| true)
            } else {
                open(state, section)
            }
        })
    })
}
