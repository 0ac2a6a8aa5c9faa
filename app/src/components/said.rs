//! The findings at a control: what is wrong, then why it matters and what to do.

use super::frame::Frame;
use super::ids;
use crate::live::live;
use leptos::prelude::*;
use osmo_configurator_core::finding::{Finding, Severity};

/// One finding, in words that say whether it is an error or a warning.
pub(crate) fn finding(finding: Finding) -> AnyView {
    let (class, word) = match finding.severity {
        Severity::Error => ("said error", "Error: "),
        Severity::Warning => ("said warning", "Warning: "),
    };
    view! {
        <p class=class>
            <strong><span class="word">{word}</span>{finding.what}</strong>
            " " <span class="why">{finding.why}" "{finding.fix}</span>
        </p>
    }
    .into_any()
}

/// The findings that show at a control.
#[component]
pub(crate) fn Said(frame: Frame) -> impl IntoView {
    live(move || {
        let findings = frame.findings.get();
        (!findings.is_empty()).then(|| {
            view! { <div id=ids::said(&frame.path)>{findings.into_iter().map(finding).collect_view()}</div> }.into_any()
        })
    })
}
