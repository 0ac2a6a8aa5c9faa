//! What every control shares: its texts, the findings that show, and how they are joined to it by id.

use super::ids;
use crate::live::memo;
use crate::state::State;
use leptos::prelude::*;
use osmo_configurator_core::fields::Field;
use osmo_configurator_core::finding::{Finding, Severity};
use osmo_configurator_core::path::Path;

/// The frame of one control.
#[derive(Clone, Copy)]
pub(crate) struct Frame {
    /// Path of the field or secret.
    pub(crate) path: Path,
    /// Accessible name.
    pub(crate) label: &'static str,
    /// Hint; may be empty.
    pub(crate) hint: &'static str,
    /// The findings that show.
    pub(crate) findings: Memo<Vec<Finding>>,
}

impl Frame {
    /// Makes the frame of a field.
    pub(crate) fn of(state: State, field: &'static Field) -> Self {
        Self {
            path: field.path,
            label: field.label,
            hint: field.hint,
            findings: memo(move || state.findings(field.path)),
        }
    }

    /// Returns the id of the control.
    pub(crate) fn id(self) -> String {
        ids::id(&self.path)
    }

    fn has(self, severity: Severity) -> bool {
        self.findings
            .with(|findings| findings.iter().any(|finding| finding.severity == severity))
    }

    /// Returns the ids of hint and findings for `aria-describedby`.
    pub(crate) fn described_by(self) -> Option<String> {
        let said = self.findings.with(|findings| !findings.is_empty());
        match (self.hint.is_empty(), said) {
            (true, false) => None,
            (true, true) => Some(ids::said(&self.path)),
            (false, false) => Some(ids::hint(&self.path)),
            (false, true) => Some(ids::hint(&self.path) + " " + &ids::said(&self.path)),
        }
    }

    /// Returns `aria-invalid`: only while an error shows.
    pub(crate) fn invalid(self) -> Option<&'static str> {
        self.has(Severity::Error).then_some("true")
    }

    /// Returns the class of the whole field.
    pub(crate) fn class(self, kind: &'static str) -> String {
        let state = if self.has(Severity::Error) {
            " bad"
        } else if self.has(Severity::Warning) {
            " odd"
        } else {
            ""
        };
        kind.to_owned() + state
    }

    /// Returns the label. Where the heading above says the first words already, only the rest is for the eye.
    pub(crate) fn label_view(self) -> AnyView {
        let (heading, rest) = self
            .label
            .split_once(": ")
            .map_or(("", self.label), |(heading, _)| {
                self.label.split_at(heading.len() + 2)
            });
        view! { <label for=self.id()>{(!heading.is_empty()).then(|| view! { <span class="unseen">{heading}</span> })}<span>{rest}</span></label> }.into_any()
    }

    /// Returns the hint.
    pub(crate) fn hint_view(self) -> AnyView {
        if self.hint.is_empty() {
            return ().into_any();
        }
        view! { <p class="hint" id=ids::hint(&self.path)>{self.hint}</p> }.into_any()
    }
}
