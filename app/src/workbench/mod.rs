//! The workbench, the second program of the page: what is not needed to answer questions. It holds a copy of what the
//! operator gave, and answers the verbs of [`crate::bridge`].

mod answered;
mod apart;
mod page;
mod panels;
mod shelf;

pub(crate) use page::Page;

use crate::bridge::{self, Reply, Verb};
use crate::live::memo;
use crate::state::marks;
use answered::{guidance, link, link_of, opened};
use leptos::prelude::*;
use osmo_configurator_core::bundle::{self, Bundle};
use osmo_configurator_core::check;
use osmo_configurator_core::finding::Report;
use osmo_configurator_core::model::{Answers, Lines};
use osmo_configurator_core::path::Path;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::preview::{PreviewFile, Reported};
use osmo_configurator_core::secrets::{self, Secrets};
use osmo_configurator_core::tree::Taken;
use osmo_configurator_core::{answers, preview};

/// What the page compares files with.
#[derive(Clone)]
struct Before {
    plan: Plan,
    /// The pages and scripts that follow from it, once somebody compared one.
    texts: Option<Vec<PreviewFile>>,
}

/// The workbench.
#[derive(Clone, Copy)]
pub(crate) struct Bench {
    answers: RwSignal<Answers>,
    secrets: RwSignal<Secrets>,
    plan: Memo<Plan>,
    /// What the check says. Few verbs need it.
    report: Memo<Report>,
    before: StoredValue<Option<Before>>,
    panels: panels::Open,
    /// The field that has the focus on the page.
    field: RwSignal<Option<Path>>,
    /// The line that somebody chose: its file and number.
    line: RwSignal<Option<(String, usize)>>,
    /// What is ticked off in lists, for as long as the tab lives.
    ticked: RwSignal<Vec<String>>,
    /// The name of the open file.
    reading: RwSignal<String>,
    /// What was downloaded last.
    taken: RwSignal<Option<Taken>>,
}

impl Bench {
    /// Makes one without answers.
    pub(crate) fn new() -> Self {
        let answers = RwSignal::new(Answers::default());
        let secrets = RwSignal::new(Secrets::default());
        let plan = memo(move || answers.with(|all| secrets.with(|held| Plan::new(all, held))));
        let report = memo(move || plan.with(check::report));
        Self {
            answers,
            secrets,
            plan,
            report,
            before: StoredValue::new(None),
            panels: panels::Open::default(),
            field: RwSignal::new(None),
            line: RwSignal::new(None),
            ticked: RwSignal::new(Vec::new()),
            reading: RwSignal::new(String::new()),
            taken: RwSignal::new(None),
        }
    }

    /// Says whether no secret is left in it.
    #[cfg(test)]
    pub(crate) fn holds_no_secret(self) -> bool {
        let none = |plan: &Plan| plan.secrets().is_empty();
        let old = |before: &Option<Before>| before.as_ref().is_none_or(|before| none(&before.plan));
        let now =
            untrack(|| self.plan.with(none)) && self.secrets.with_untracked(Secrets::is_empty);
        now && self.before.with_value(old)
    }

    /// Looks at the plan, and at what tells what the check says to it.
    fn with<T>(self, look: impl FnOnce(&Plan, Reported<'_>) -> T) -> T {
        untrack(|| {
            self.plan
                .with(|plan| look(plan, &|| self.report.get_untracked()))
        })
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
            Verb::Paper => self.paper(text).into(),
            Verb::PaperBefore => self.paper_before(text).into(),
            Verb::File => self.file(text).into(),
            Verb::Link => Reply::Text(self.with(|plan, _| link_of(plan))),
            Verb::Open => Reply::Text(link(text)),
            Verb::Guidance => Reply::Text(self.with(|plan, _| guidance(plan))),
            Verb::Extra => Reply::Text(self.extra()),
            Verb::Files => self.whole().into(),
            Verb::Secrets => self.archive(|bundle| &bundle.secrets).into(),
            Verb::Digest => self.digest().into(),
            Verb::Answers => {
                Reply::Text(self.with(|plan, report| bundle::answers_file(plan, &report()).text))
            }
            Verb::Handed => Reply::Text(opened(text, bytes)),
            Verb::Apart => self.apart(text, bytes).into(),
            Verb::ApartSecret => self.apart_secret(text, bytes).into(),
            Verb::Afresh => {
                self.ticked.set(Vec::new());
                self.taken.set(None);
                Reply::Nothing
            }
            Verb::Look => {
                self.field.set(bridge::path(text));
                Reply::Nothing
            }
            Verb::Explain => {
                self.line.set(panels::line(text));
                Reply::Nothing
            }
            Verb::Reading => {
                self.reading.set(text.to_owned());
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
            self.before.update_value(|before| {
                if let Some(before) = before.as_mut().filter(|one| !one.plan.secrets().is_empty()) {
                    before.plan = Plan::new(before.plan.answers(), &Secrets::default());
                    before.texts = None;
                }
            });
        }
    }

    fn remember(self, text: &str) {
        if let Ok(answers) = answers::read(text) {
            let plan = self
                .secrets
                .with_untracked(|held| Plan::new(&answers, held));
            let texts = None;
            self.before.set_value(Some(Before { plan, texts }));
        }
    }

    /// Looks at the pages and scripts as they were.
    fn with_before<T>(self, look: impl FnOnce(&[PreviewFile]) -> T) -> Option<T> {
        let mut found = None;
        self.before.update_value(|before| {
            found = before.as_mut().map(|Before { plan, texts }| {
                let make = || preview::texts(plan, &|| check::report(plan));
                look(texts.get_or_insert_with(make))
            });
        });
        found
    }

    fn papers(self) -> String {
        let now = self.with(preview::texts);
        // What is constant never changes, and the sums say nothing that the files themselves do not say.
        let count = |name: &str| {
            let now = now.iter().find(|file| file.name == name)?;
            let new = |before: &[PreviewFile]| {
                let before = before.iter().find(|file| file.name == name);
                marks::count(&marks::marks(before, now))
            };
            self.with_before(new)
        };
        let heads = self.with(preview::papers).into_iter();
        let counted = heads.map(|head| {
            let count = count(&head.name).unwrap_or(0);
            (head, count)
        });
        bridge::write_heads(&counted.collect::<Vec<_>>())
    }

    fn paper(self, name: &str) -> Option<String> {
        let file = self.with(|plan, report| preview::paper(plan, report, name));
        file.map(|file| bridge::write_file(&file))
    }

    fn paper_before(self, name: &str) -> Option<String> {
        let write = |before: &[PreviewFile]| {
            let file = before.iter().find(|file| file.name == name);
            file.map(bridge::write_file)
        };
        self.with_before(write).flatten()
    }

    /// Returns what is wrong with the operator's own values.
    fn extra(self) -> String {
        let found = |plan: &Plan, report: Reported<'_>| check::of_extra(plan, &report());
        bridge::write_findings(&self.with(found))
    }

    fn bundle(self) -> Option<(Bundle, String)> {
        let checked = check::check(self.with(|plan, _| plan.clone())).ok()?;
        Some((bundle::bundle(&checked), bundle::folder(checked.plan())))
    }

    fn file(self, name: &str) -> Option<String> {
        let (bundle, _) = self.bundle()?;
        let file = bundle.files.into_iter().find(|file| file.name == name)?;
        self.taken.update(|taken| {
            let all = self.with(preview::all).into_iter();
            let one = all.filter(|one| one.name == name);
            let taken = taken.get_or_insert_with(Taken::default);
            taken.files.retain(|old| old.name != name);
            taken.files.extend(one);
        });
        Some(file.text)
    }

    /// Returns the archive of all files without a secret, and remembers them.
    fn whole(self) -> Option<Vec<u8>> {
        let archive = self.archive(|bundle| &bundle.files)?;
        let files = self.with(preview::all).into_iter();
        self.taken.set(Some(Taken {
            whole: true,
            files: files.filter(|file| !file.secret).collect(),
        }));
        Some(archive)
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
