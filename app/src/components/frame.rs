//! What every control shares: its texts, the findings that show, and how they are joined to it by id.

use super::ids;
use crate::live::{Live, live, memo};
use crate::state::{State, is_needed};
use leptos::prelude::*;
use osmo_configurator_core::fields::{Field, Kind};
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
    /// Whether somebody has to answer: there is no default.
    pub(crate) needed: bool,
    /// The findings that show.
    pub(crate) findings: Memo<Vec<Finding>>,
    /// What the answer is taken for, if that is not what was typed.
    pub(crate) taken: Memo<Option<String>>,
}

impl Frame {
    /// Makes the frame of a field.
    pub(crate) fn of(state: State, field: &'static Field) -> Self {
        Self {
            path: field.path,
            label: field.label,
            hint: field.hint,
            needed: is_needed(field),
            findings: memo(move || state.findings(field.path)),
            taken: memo(move || {
                (field.kind == Kind::Text)
                    .then(|| state.taken(field))
                    .flatten()
            }),
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

    /// Returns the ids of hint, notice and findings for `aria-describedby`.
    pub(crate) fn described_by(self) -> Option<String> {
        let said = self.findings.with(|findings| !findings.is_empty());
        let taken = self.taken.with(Option::is_some);
        let parts = [
            (!self.hint.is_empty()).then(|| ids::hint(&self.path)),
            taken.then(|| ids::taken(&self.path)),
            said.then(|| ids::said(&self.path)),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    /// Returns `aria-invalid`: only while an error shows.
    pub(crate) fn invalid(self) -> Option<&'static str> {
        self.has(Severity::Error).then_some("true")
    }

    /// Returns `aria-required`.
    pub(crate) fn required(self) -> Option<&'static str> {
        self.needed.then_some("true")
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
        view! { <label for=self.id()>{(!heading.is_empty()).then(|| view! { <span class="unseen">{heading}</span> })}<span>{rest}</span></label>{self.needed.then(|| view! { <b class="needed" aria-hidden="true">"needed"</b> })} }.into_any()
    }

    /// Returns what the answer is taken for: it is never changed without a word.
    pub(crate) fn taken_view(self) -> Live<Option<AnyView>> {
        live(move || {
            let notice = |text: String| {
                view! { <p class="taken" id=ids::taken(&self.path)>"Taken as " <code>{text}</code></p> }.into_any()
            };
            self.taken.get().map(notice)
        })
    }

    /// Returns the hint.
    pub(crate) fn hint_view(self) -> AnyView {
        if self.hint.is_empty() {
            return ().into_any();
        }
        view! { <p class="hint" id=ids::hint(&self.path)>{self.hint}</p> }.into_any()
    }
}
