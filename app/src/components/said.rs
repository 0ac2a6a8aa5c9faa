//! The findings at a control: what is wrong, then why it matters and what to do.

use super::frame::Frame;
use super::ids;
use crate::live::live;
use leptos::prelude::*;
use osmo_configurator_core::finding::{Finding, Severity};
use std::borrow::Cow;

/// One finding, in words that say whether it is an error or a warning.
pub(crate) fn finding(finding: Finding) -> AnyView {
    let more = view! { {finding.why}" "{finding.fix} }.into_any();
    of(finding.severity, finding.what, more)
}

/// What is wrong, and then why it matters and what to do.
pub(crate) fn of(severity: Severity, what: Cow<'static, str>, more: AnyView) -> AnyView {
    let (class, word) = match severity {
        Severity::Error => ("said error", "Error: "),
        Severity::Warning => ("said warning", "Warning: "),
    };
    view! {
        <p class=class>
            <strong><span class="word">{word}</span>{what}</strong>
            " " <span class="why">{more}</span>
        </p>
    }
    .into_any()
}

/// So many findings show at a control; the others come as these are mended.
const SHOWN: usize = 5;

fn more(count: usize) -> AnyView {
    let text = match count {
        1 => "1 more like these here.".to_owned(),
        count => format!("{count} more like these here."),
    };
    view! { <p class="said">{text}</p> }.into_any()
}

/// The findings that show at a control.
#[component]
pub(crate) fn Said(frame: Frame) -> impl IntoView {
    live(move || {
        let findings = frame.findings.get();
        let left = findings.len().saturating_sub(SHOWN);
        (!findings.is_empty()).then(|| {
            view! {
                <div id=ids::said(&frame.path)>
                    {findings.into_iter().take(SHOWN).map(finding).collect_view()}
                    {(left > 0).then(|| more(left))}
                </div>
            }
            .into_any()
        })
    })
}
