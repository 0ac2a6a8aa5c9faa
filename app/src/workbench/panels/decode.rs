//! What a pasted error means. What is pasted stays in the panel's own box.

use crate::components::copying::copying;
use crate::live::{live, memo};
use crate::workbench::Page;
use leptos::prelude::*;
use osmo_configurator_core::decode::{Cause, Decoded, FOR_SUPPORT, decode};

const BOX: &str = "decode-paste";

/// A sentence with its name before it; nothing without one.
fn part(name: &'static str, text: String) -> Option<AnyView> {
    (!text.is_empty()).then(|| view! { <p><strong>{name}": "</strong>{text}</p> }.into_any())
}

fn command(page: Page, text: String) -> Option<AnyView> {
    (!text.is_empty()).then(|| {
        let copied = text.clone();
        view! {
            <pre tabindex="0"><code>{text}</code></pre>
            <p>
                {copying("quiet", "Copy the command", "", Box::new(move |then| page.copy("the command", &copied, then)))}
            </p>
        }
        .into_any()
    })
}

fn cause(page: Page, one: Cause) -> AnyView {
    let place = match one.times {
        0 | 1 => format!("Line {}", one.line),
        times => format!("Line {} and {} more", one.line, times - 1),
    };
    let question = one.question.map(|(path, label)| {
        view! {
            <p><button type="button" on:click=move |_| page.go_to(path)>{format!("Go to {label}")}</button></p>
        }
    });
    view! {
        <li>
            <h3>{one.why}</h3>
            <p class="hint">{place}": "<q>{one.found}</q></p>
            {part("What to do", one.fix)}
            {part("What proves it", one.proof)}
            {command(page, one.command)}
            {question}
            {(!one.facts.is_empty()).then(|| view! { <p class="hint">"Facts: "{one.facts}</p> })}
        </li>
    }
    .into_any()
}

fn said(count: usize, cut: bool) -> String {
    let found = match count {
        0 => "Not known.".to_owned(),
        1 => "1 cause was recognised.".to_owned(),
        count => format!("{count} causes were recognised."),
    };
    let cut = if cut {
        " Of so long a text only the end was looked at."
    } else {
        ""
    };
    found + cut
}

fn answer(page: Page, decoded: Decoded) -> AnyView {
    let known = !decoded.causes.is_empty();
    let causes = decoded.causes.into_iter().map(|one| cause(page, one));
    view! {
        <ol class="causes">{causes.collect_view()}</ol>
        {(!known)
            .then(|| {
                let items = FOR_SUPPORT.iter().map(|item| view! { <li>{*item}</li> });
                view! {
                    <p>"What helps whoever looks at it:"</p>
                    <ul>{items.collect_view()}</ul>
                }
            })}
    }
    .into_any()
}

/// The panel.
pub(super) fn panel(page: Page) -> AnyView {
    let text = RwSignal::new(String::new());
    let decoded = memo(move || {
        text.with(|text| {
            let empty = text.trim().is_empty();
            (!empty).then(|| page.plan(|plan| decode(plan, text)))
        })
    });
    let summary = move || {
        decoded.with(|decoded| match decoded {
            Some(found) => said(found.causes.len(), found.cut),
            None => String::new(),
        })
    };
    view! {
        <div class="field">
            <label for=BOX>"The error"</label>
            <p class="hint" id="decode-hint">
                "Of Helm, kubectl, a pod's log, or the address bar after a failed sign-in. It stays in this box."
            </p>
            <textarea
                id=BOX
                rows="6"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                aria-describedby="decode-hint"
                prop:value=text
                on:input=move |event| text.set(event_target_value(&event))
            ></textarea>
        </div>
        <p role="status">{live(summary)}</p>
        {live(move || decoded.get().map(|found| answer(page, found)))}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn what_was_recognised_is_counted() {
        assert_eq!(said(0, false), "Not known.");
        assert_eq!(said(1, false), "1 cause was recognised.");
        assert!(said(2, true).starts_with("2 causes were recognised. Of so long"));
    }
}
