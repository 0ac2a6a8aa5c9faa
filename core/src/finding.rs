//! Findings: what is wrong, why it matters, what to do, and where.

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
    pub path: String,
    /// What is wrong, in one sentence that names the value.
    pub what: Cow<'static, str>,
    /// What would happen in the cluster.
    pub why: Cow<'static, str>,
    /// What to do.
    pub fix: Cow<'static, str>,
}

/// All findings of one check.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Report {
    /// The findings, in the order of the walk.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Adds an error.
    pub fn error(
        &mut self,
        code: &'static str,
        path: &str,
        what: impl Into<Cow<'static, str>>,
        why: impl Into<Cow<'static, str>>,
        fix: impl Into<Cow<'static, str>>,
    ) {
        self.add(
            code,
            Severity::Error,
            path,
            what.into(),
            why.into(),
            fix.into(),
        );
    }

    /// Adds a warning.
    pub fn warning(
        &mut self,
        code: &'static str,
        path: &str,
        what: impl Into<Cow<'static, str>>,
        why: impl Into<Cow<'static, str>>,
        fix: impl Into<Cow<'static, str>>,
    ) {
        self.add(
            code,
            Severity::Warning,
            path,
            what.into(),
            why.into(),
            fix.into(),
        );
    }

    fn add(
        &mut self,
        code: &'static str,
        severity: Severity,
        path: &str,
        what: Cow<'static, str>,
        why: Cow<'static, str>,
        fix: Cow<'static, str>,
    ) {
        self.findings.push(Finding {
            code,
            severity,
            path: path.to_owned(),
            what,
            why,
            fix,
        });
    }

    /// Returns the findings at a path.
    pub fn at<'a>(&'a self, path: &'a str) -> impl Iterator<Item = &'a Finding> {
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

    /// Says whether a path already has an error; later rules then have nothing to add.
    pub fn has_error(&self, path: &str) -> bool {
        self.errors().any(|f| f.path == path)
    }
}
