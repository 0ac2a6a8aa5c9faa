//! The workbench, the second program of the page: what is not needed to answer questions. It holds a copy of what the
//! operator gave, and answers the verbs of [`crate::bridge`].

mod page;
mod panels;
mod shelf;

pub(crate) use page::Page;

use crate::bridge::{self, Reply, Verb};
use crate::live::memo;
use crate::state::marks;
use leptos::prelude::*;
use osmo_configurator_core::bundle::{self, Bundle};
use osmo_configurator_core::check;
use osmo_configurator_core::finding::Report;
use osmo_configurator_core::model::{Answers, Lines};
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::secrets::{self, Secrets};
use osmo_configurator_core::{answers, handed, preview};

/// A plan and what the check says to it.
type Checked = (Plan, Report);

/// The workbench.
#[derive(Clone, Copy)]
pub(crate) struct Bench {
    answers: RwSignal<Answers>,
    secrets: RwSignal<Secrets>,
    now: Memo<Checked>,
    before: RwSignal<Option<Checked>>,
    panels: panels::Open,
    /// What is ticked off in lists, for as long as the tab lives.
    ticked: RwSignal<Vec<String>>,
}

fn checked(answers: &Answers, secrets: &Secrets) -> Checked {
    let plan = Plan::new(answers, secrets);
    let report = check::report(&plan);
    (plan, report)
}

impl Bench {
    /// Makes one without answers.
    pub(crate) fn new() -> Self {
        let answers = RwSignal::new(Answers::default());
        let secrets = RwSignal::new(Secrets::default());
        let now = memo(move || answers.with(|all| secrets.with(|held| checked(all, held))));
        Self {
            answers,
            secrets,
            now,
            before: RwSignal::new(None),
            panels: panels::Open::default(),
            ticked: RwSignal::new(Vec::new()),
        }
    }

    /// Says whether no secret is left in it.
    #[cfg(test)]
    pub(crate) fn holds_no_secret(self) -> bool {
        let none = |one: &Checked| one.0.secrets().is_empty();
        let before = self
            .before
            .with_untracked(|before| before.as_ref().is_none_or(none));
        before && untrack(|| self.now.with(none)) && self.secrets.with_untracked(Secrets::is_empty)
    }

    /// Looks at the plan and the report.
    fn with<T>(self, look: impl FnOnce(&Plan, &Report) -> T) -> T {
        untrack(|| self.now.with(|(plan, report)| look(plan, report)))
    }

    /// Does what the page asks.
    pub(crate) fn ask(self, verb: Verb, text: &str, bytes: &[u8]) -> Reply {
        match verb {
            Verb::Take => {
                self.take(text, bytes);
                Reply::Nothing
            }
            Verb::Remember => {
                self.remember(text);
                Reply::Nothing
            }
            Verb::Papers => Reply::Text(self.papers()),
            Verb::Paper => self.with(|plan, report| paper(plan, report, text)).into(),
            Verb::PaperBefore => self.paper_before(text).into(),
            Verb::File => self.file(text).into(),
            Verb::Files => self.archive(|bundle| &bundle.files).into(),
            Verb::Secrets => self.archive(|bundle| &bundle.secrets).into(),
            Verb::Digest => self.digest().into(),
            Verb::Answers => {
                Reply::Text(self.with(|plan, report| bundle::answers_file(plan, report).text))
            }
            Verb::Handed => Reply::Text(opened(text, bytes)),
            Verb::Afresh => {
                self.ticked.set(Vec::new());
                Reply::Nothing
            }
            Verb::Mount => {
                self.panels.mount(text, Page::of(self));
                Reply::Nothing
            }
            Verb::Unmount => {
                self.panels.unmount(text);
                Reply::Nothing
            }
        }
    }

    /// Takes what the operator gave. The page writes answers that it read itself, so they can be read.
    fn take(self, text: &str, bytes: &[u8]) {
        if let Ok(given) = answers::read(text) {
            if self.answers.with_untracked(|old| *old != given) {
                self.answers.set(given);
            }
            let held = secrets::carried(bytes);
            if self.secrets.with_untracked(|old| *old != held) {
                self.secrets.set(held);
            }
        }
        if self.secrets.with_untracked(Secrets::is_empty) {
            // With the secrets goes what was made from them.
            self.before.update_untracked(|before| {
                if let Some((plan, report)) = before {
                    (*plan, *report) = checked(plan.answers(), &Secrets::default());
                }
            });
        }
    }

    fn remember(self, text: &str) {
        if let Ok(answers) = answers::read(text) {
            let before = self.secrets.with_untracked(|held| checked(&answers, held));
            self.before.set(Some(before));
        }
    }

    fn papers(self) -> String {
        let changed = |plan: &Plan, report: &Report, name: &str| {
            let now = preview::paper(plan, report, name);
            let before = self.before.with_untracked(|before| {
                let (plan, report) = before.as_ref()?;
                preview::paper(plan, report, name)
            });
            now.map_or(0, |now| marks::count(&marks::marks(before.as_ref(), &now)))
        };
        self.with(|plan, report| {
            let heads = preview::papers(plan, report).into_iter();
            let counted = heads.map(|head| {
                // The sums say nothing that the files themselves do not say, and take all of them.
                let count = if head.name == preview::SUMS {
                    0
                } else {
                    changed(plan, report, &head.name)
                };
                (head, count)
            });
            bridge::write_heads(&counted.collect::<Vec<_>>())
        })
    }

    fn paper_before(self, name: &str) -> Option<String> {
        self.before.with_untracked(|before| {
            let (plan, report) = before.as_ref()?;
            paper(plan, report, name)
        })
    }

    fn bundle(self) -> Option<(Bundle, String)> {
        let checked = check::check(self.with(|plan, _| plan.clone())).ok()?;
        Some((bundle::bundle(&checked), bundle::folder(checked.plan())))
    }

    fn file(self, name: &str) -> Option<String> {
        let (bundle, _) = self.bundle()?;
        let file = bundle.files.into_iter().find(|file| file.name == name);
        file.map(|file| file.text)
    }

    fn archive(
        self,
        part: fn(&Bundle) -> &Vec<osmo_configurator_core::text::File>,
    ) -> Option<Vec<u8>> {
        let (bundle, folder) = self.bundle()?;
        Some(bundle::archive(&folder, part(&bundle)))
    }

    /// The reasons for accepted warnings stand in the one file that the sum does not cover: writing them needs no new sum.
    fn digest(self) -> Option<String> {
        let mut answers = self.answers.get_untracked();
        answers.deployment.accepted_warnings = Lines::default();
        let plan = self
            .secrets
            .with_untracked(|held| Plan::new(&answers, held));
        Some(bundle::bundle(&check::check(plan).ok()?).digest)
    }
}

fn paper(plan: &Plan, report: &Report, name: &str) -> Option<String> {
    preview::paper(plan, report, name).map(|file| bridge::write_file(&file))
}

/// Reads what was handed over: the answers with what is different by now, or why they were not read.
fn opened(from: &str, bytes: &[u8]) -> String {
    match handed::open(bytes) {
        Ok(handed) => {
            bridge::write_handed(from, &handed.since, &answers::differences(&handed.answers))
        }
        Err(why) => why.to_string(),
    }
}
