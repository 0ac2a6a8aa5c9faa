//! A task of day 2, as data: a page of its own with the same six parts, so that nobody has to read two of them at night.

use crate::plan::Plan;
use crate::release::kit::header;
use crate::release::kit::runbook::Context;
use crate::text::Line;
use crate::text::markdown::Page;

/// Writes one part of a page.
pub(super) type Part = fn(&mut Page, &Context<'_>);

/// One task. Its parts are fields, so that a page cannot lack one.
pub(crate) struct Task {
    /// Name of its page in the bundle.
    pub(crate) file: &'static str,
    /// Title of its page.
    pub(super) title: &'static str,
    /// Whether this deployment has something to do here.
    pub(super) has: fn(&Context<'_>) -> bool,
    /// How long it takes.
    pub(super) long: &'static str,
    /// Who notices, and what.
    pub(super) notices: fn(&Context<'_>) -> &'static str,
    /// What has to be well before it is begun.
    pub(super) before: Part,
    /// The work.
    pub(super) work: Part,
    /// How one sees that it is done.
    pub(super) check: Part,
    /// How it is undone.
    pub(super) back: Part,
}

impl Task {
    /// Returns a link to its page from one beside README.md.
    pub(crate) fn link(&self) -> String {
        format!("[{}]({})", self.title, self.file)
    }

    /// Returns the lines of its page.
    pub(crate) fn lines(&self, plan: &Plan) -> Vec<Line> {
        let c = Context::new(plan);
        let parts = self.parts(&c);
        let mut page = Page::default();
        page.h1(self.title);
        page.p(&format!(
            "{} For {}. Every command runs in bash, in the folder of README.md.",
            header::sentence(plan),
            c.host
        ));
        if parts.iter().any(|line| line.text.contains("[not tested]")) {
            page.p("[not tested] means: read in OSMO's code, run by nobody.");
        }
        page.rows(
            ["How long", "Who notices"],
            &[[self.long, (self.notices)(&c)]],
        );
        let mut lines = page.into_lines();
        lines.push(Line::new(String::new(), None));
        lines.extend(parts);
        lines
    }

    /// Returns the lines of its four parts.
    fn parts(&self, c: &Context<'_>) -> Vec<Line> {
        let mut page = Page::default();
        for (title, part) in [
            ("Health before", self.before),
            ("Do", self.work),
            ("Check", self.check),
            ("Way back", self.back),
        ] {
            page.h2(title);
            part(&mut page, c);
        }
        page.into_lines()
    }
}

/// Nobody notices.
pub(super) fn nobody(_: &Context<'_>) -> &'static str {
    "Nobody"
}

/// Every deployment has it.
pub(super) fn always(_: &Context<'_>) -> bool {
    true
}

/// What `install.sh verify` says when all is well; it has notes, and what it passes over, among its lines.
pub(super) const WELL: &str =
    "Expect no FAILED, and `== Done: verify` as the last line. `note` and `SKIPPED` are no errors.";

/// The usual beginning.
pub(super) fn healthy(page: &mut Page, _: &Context<'_>) {
    page.sh("./install.sh verify");
    page.p(&format!(
        "{WELL} If a line says FAILED, stop and fix that first: [TROUBLESHOOTING.md](../TROUBLESHOOTING.md)."
    ));
}

/// The usual end.
pub(super) fn verified(page: &mut Page, _: &Context<'_>) {
    page.sh("./install.sh verify");
    page.p(WELL);
}
