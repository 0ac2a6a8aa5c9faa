//! What people read of a provider: the steps at it, its traps, and the same registration by other ways. It stands beside
//! [`super::Provider`], not in it: a program that only asks and checks does not carry the texts.

use super::Step;
use super::proof::Proof;
use super::registration::{Import, Registration};
use crate::model::Deployment;

/// What to do at one provider, and what to know about it.
pub struct Guide {
    /// Heading of the steps.
    pub title: &'static str,
    /// Numbered steps, in their order, with the traps where they bite.
    pub steps: &'static [Step],
    /// What people see when something beside a step is wrong, and what it means.
    pub(super) traps: &'static [[&'static str; 2]],
    /// Who can sign in, as half a sentence.
    pub(crate) who: fn(&Deployment) -> String,
    /// Whether it holds two client secrets at a time.
    pub(crate) two_secrets: bool,
    /// The same registration by a command line.
    pub(crate) registration: Option<Registration>,
    /// A file that its console imports.
    pub(crate) import: Option<Import>,
    /// What stands behind all this at least; `Proof::of` knows more.
    pub(super) proof: Proof,
}

impl Guide {
    /// A guide without anything, proven by the vendor's documents alone.
    pub(super) const fn new() -> Self {
        Self {
            title: "",
            steps: &[],
            traps: &[],
            who: |_| String::new(),
            two_secrets: false,
            registration: None,
            import: None,
            proof: Proof::Documents,
        }
    }

    /// Returns what people see and what it means: of each step, then of the rest.
    pub(crate) fn symptoms(&self) -> impl Iterator<Item = [&'static str; 2]> {
        let steps = self.steps.iter().flat_map(|step| step.traps);
        steps.chain(self.traps).copied()
    }
}
