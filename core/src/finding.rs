//! Findings: what is wrong, why it matters, what to do, and where.

use crate::path::Path;
use std::borrow::Cow;

/// How bad a finding is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// It would break or expose the deployment: no bundle.
    Error,
    /// It may be meant; the bundle is still given.
    Warning,
}

/// One thing that a rule found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// Stable code, e.g. `HOST01`; never used again for something else.
    pub code: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// Path of the field or secret that has to change.
    pub path: Path,
    /// Which entry, key or argument at that path it is about; empty if it is about the answer as a whole. Code, path and
    /// subject together tell findings apart: an accepted warning is accepted for its subject alone.
    pub subject: String,
    /// What is wrong, in one sentence that names the value.
    pub what: Cow<'static, str>,
    /// What would happen in the cluster.
    pub why: Cow<'static, str>,
    /// What to do.
    pub fix: Cow<'static, str>,
}

impl Finding {
    /// Says whether two findings are about the same thing.
    pub fn is_same(&self, other: &Self) -> bool {
        self.code == other.code && self.path == other.path && self.subject == other.subject
    }
}

/// All findings of one check.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Report {
    /// The findings, in the order of the walk.
    pub findings: Vec<Finding>,
    /// The paths that the first phase refused.
    refused: Vec<Path>,
}

/// A finding that still lacks its reason and its remedy. It enters the report with the last word, [`Explained::fix`], so
/// none can be without one.
#[must_use = "a finding enters the report with its fix"]
pub struct Found<'a> {
    report: &'a mut Report,
    finding: Finding,
}

/// A finding that still lacks its remedy.
#[must_use = "a finding enters the report with its fix"]
pub struct Explained<'a>(Found<'a>);

impl<'a> Found<'a> {
    /// Names the entry, key or argument that it is about.
    pub fn about(mut self, subject: &str) -> Self {
        subject.clone_into(&mut self.finding.subject);
        self
    }

    /// Says what would happen in the cluster.
    pub fn why(mut self, why: impl Into<Cow<'static, str>>) -> Explained<'a> {
        self.finding.why = why.into();
        Explained(self)
    }
}

impl Explained<'_> {
    /// Says what to do, and puts the finding into the report.
    pub fn fix(self, fix: impl Into<Cow<'static, str>>) {
        let Found {
            report,
            mut finding,
        } = self.0;
        finding.fix = fix.into();
        report.findings.push(finding);
    }
}

impl Report {
    /// Begins an error: what is wrong at a path.
    pub fn error(
        &mut self,
        code: &'static str,
        path: Path,
        what: impl Into<Cow<'static, str>>,
    ) -> Found<'_> {
        self.begin(code, Severity::Error, path, what.into())
    }

    /// Begins a warning: what is unusual at a path.
    pub fn warning(
        &mut self,
        code: &'static str,
        path: Path,
        what: impl Into<Cow<'static, str>>,
    ) -> Found<'_> {
        self.begin(code, Severity::Warning, path, what.into())
    }

    fn begin(
        &mut self,
        code: &'static str,
        severity: Severity,
        path: Path,
        what: Cow<'static, str>,
    ) -> Found<'_> {
        let finding = Finding {
            code,
            severity,
            path,
            subject: String::new(),
            what,
            why: Cow::Borrowed(""),
            fix: Cow::Borrowed(""),
        };
        Found {
            report: self,
            finding,
        }
    }

    /// Ends the first phase: from now on its errors count as refused.
    pub(crate) fn settle(&mut self) {
        let mut refused: Vec<Path> = self.errors().map(|f| f.path).collect();
        refused.sort_unstable();
        refused.dedup();
        self.refused = refused;
    }

    /// Says whether the first phase refused what stands at a path; the second then has nothing to add.
    pub(crate) fn refused(&self, path: Path) -> bool {
        self.refused.contains(&path)
    }

    /// Returns the findings at a path.
    pub fn at(&self, path: Path) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |f| f.path == path)
    }

    /// Returns the errors.
    pub fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(|f| f.severity == Severity::Error)
    }

    /// Returns the warnings.
    pub fn warnings(&self) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(|f| f.severity == Severity::Warning)
    }

    /// Says whether there is no error.
    pub fn is_clean(&self) -> bool {
        self.errors().next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_told_apart_by_code_path_and_subject() {
        let mut report = Report::default();
        for (path, subject) in [("a", "x"), ("a", "y"), ("b", "x"), ("a", "x")] {
            report
                .warning("CODE01", Path::defined(path), "What.")
                .about(subject)
                .why("Why.")
                .fix("Fix.");
        }
        let same = |i: usize| report.findings[0].is_same(&report.findings[i]);
        assert!(!same(1) && !same(2) && same(3));
        assert_eq!(report.findings[1].fix, "Fix.");
    }

    #[test]
    fn only_errors_of_the_first_phase_refuse() {
        let mut report = Report::default();
        report
            .error("CODE01", Path::defined("a"), "What.")
            .why("Why.")
            .fix("Fix.");
        assert!(!report.refused(Path::defined("a")));
        report.settle();
        report
            .error("CODE02", Path::defined("b"), "What.")
            .why("Why.")
            .fix("Fix.");
        assert!(report.refused(Path::defined("a")) && !report.refused(Path::defined("b")));
    }
}
