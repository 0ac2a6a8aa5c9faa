//! Rules: one file each, with its tests beside it. A file is named after the bad pattern that it finds, and its first line
//! is the code of its findings.

#[cfg(test)]
pub(crate) mod bench;
pub(crate) mod data;
pub(crate) mod form;
pub(crate) mod host;
pub(crate) mod idp;
pub(crate) mod images;
pub(crate) mod ingress;
pub(crate) mod names;
pub(crate) mod scaling;
pub(crate) mod scheduling;
pub(crate) mod secrets;
pub(crate) mod session;
pub(crate) mod site;
pub(crate) mod text;
pub(crate) mod trust;

use crate::finding::Report;
use crate::plan::Plan;
use crate::questions;

impl Plan {
    /// Returns the answer at a path as text: one that is asked, not blank and without an error so far. What an earlier
    /// rule has refused, later ones have nothing to add to.
    pub(crate) fn answer(&self, report: &Report, path: &str) -> Option<String> {
        let field = questions::asked(self.deployment()).find(|field| field.path == path)?;
        let text = field.read(self.answers());
        (!text.trim().is_empty() && !report.has_error(path)).then_some(text)
    }

    /// Returns the entries of a list, under the same conditions.
    pub(crate) fn entries(&self, report: &Report, path: &str) -> Vec<String> {
        let text = self.answer(report, path).unwrap_or_default();
        text.lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// Returns the secret at a path: one that is needed, was given and has no error so far.
    pub(crate) fn secret(&self, report: &Report, path: &str) -> Option<&str> {
        let spec = crate::secrets::find(path)?;
        let held = (spec.get)(self.secrets());
        let wanted =
            (spec.needed)(self.deployment()) && !held.is_empty() && !report.has_error(path);
        wanted.then(|| held.expose())
    }
}

/// One rule: adds what it finds.
pub(crate) type Rule = fn(&Plan, &mut Report);
