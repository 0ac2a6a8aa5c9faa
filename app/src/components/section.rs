//! Questions that stand together, under a heading or folded away.

use super::field::Field;
use crate::live::{live, memo};
use crate::state::State;
use leptos::prelude::*;
use osmo_configurator_core::fields::Section as Part;

fn shows_something(state: State, section: &'static Part) -> bool {
    let mine = |path: &str| section.fields.iter().any(|field| field.path == path);
    state.given.report(|report| {
        report
            .findings
            .iter()
            .any(|finding| mine(&finding.path) && state.shows(finding))
    })
}

/// A section, while it is asked. A folded one opens by itself when something in it is wrong.
#[component]
pub(crate) fn Section(state: State, section: &'static Part) -> impl IntoView {
    let asked = memo(move || state.given.asks(|deployment| section.is_asked(deployment)));
    // Once open it stays open: mending the last thing must not fold the field away under the cursor.
    let open = Memo::new(move |before: Option<&bool>| {
        before == Some(&true) || section.folded && shows_something(state, section)
    });
    let body = move || {
        view! {
            {(!section.intro.is_empty()).then(|| view! { <p class="intro">{section.intro}</p> })}
            <div class="fields">
                {section.fields.iter().map(|field| view! { <Field state field/> }).collect_view()}
            </div>
        }
        .into_any()
    };
    live(move || {
        asked.get().then(|| {
            if section.folded {
                view! {
                    <details class="section" prop:open=live(move || open.get())>
                        <summary>{section.title}</summary>
                        {body()}
                    </details>
                }
                .into_any()
            } else {
                view! {
                    <div class="section">
                        {(!section.title.is_empty()).then(|| view! { <h2>{section.title}</h2> })}
                        {body()}
                    </div>
                }
                .into_any()
            }
        })
    })
}
