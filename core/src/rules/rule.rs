//! What a rule is: data, and a function.

use crate::finding::{Report, Severity};
use crate::plan::Plan;

/// What must hold before a rule looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Needs {
    /// Nothing: the first phase asks of each answer whether it is well formed.
    Nothing,
    /// Answers that the first phase did not refuse: the second asks whether they fit together and are wise.
    WellFormed,
}

/// Both phases, in their order. Inside a phase the order of the rules does not matter.
pub(super) const PHASES: [Needs; 2] = [Needs::Nothing, Needs::WellFormed];

/// A rule that only refuses.
pub(crate) const ERRORS: &[Severity] = &[Severity::Error];
/// A rule that only warns.
pub(crate) const WARNINGS: &[Severity] = &[Severity::Warning];
/// A rule that refuses some things and warns of others.
pub(crate) const ERRORS_AND_WARNINGS: &[Severity] = &[Severity::Error, Severity::Warning];

/// A text that only the list of rules (`docs/rules.md`) shows. The page has no such list: there it weighs nothing, where all
/// of them would weigh 4 kB.
#[derive(Clone, Copy, Debug)]
pub struct Listed(#[cfg(not(target_family = "wasm"))] &'static str);

impl Listed {
    #[cfg_attr(
        target_family = "wasm",
        expect(unused_variables, reason = "the page carries none")
    )]
    pub(crate) const fn new(text: &'static str) -> Self {
        Self(
            #[cfg(not(target_family = "wasm"))]
            text,
        )
    }

    /// Returns the text; nothing on the page.
    pub fn text(self) -> &'static str {
        #[cfg(not(target_family = "wasm"))]
        let text = self.0;
        #[cfg(target_family = "wasm")]
        let text = "";
        text
    }
}

/// One rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Code of its findings, e.g. `HOST01`.
    pub code: &'static str,
    /// The module that it stands in, as `module_path!()` says; its name and area are the last two parts.
    pub(crate) module: Listed,
    /// What must hold before it looks.
    pub needs: Needs,
    /// Whether its findings are errors, warnings or some of each.
    pub finds: &'static [Severity],
    /// What it finds, in one sentence for the list.
    pub sentence: Listed,
    /// Adds what it finds.
    pub(crate) check: fn(&Plan, &mut Report),
}

impl Rule {
    /// Returns the name of its file.
    pub fn name(&self) -> &'static str {
        self.module.text().rsplit("::").next().unwrap_or_default()
    }

    /// Returns the name of its folder.
    pub fn area(&self) -> &'static str {
        self.module.text().rsplit("::").nth(1).unwrap_or_default()
    }

    /// Returns the release whose folder it stands in; none if releases share it.
    pub fn release(&self) -> Option<&'static str> {
        let (_, rest) = self.module.text().split_once("::release::")?;
        rest.split("::").next().filter(|name| *name != "kit")
    }
}
