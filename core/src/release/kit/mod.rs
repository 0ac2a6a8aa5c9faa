//! What releases share: manifests, scripts, pages to read, and parts of values files. It speaks of no release by name;
//! what differs stands in [`Facts`] as data, and in [`Release`] where it is more than data.

pub(crate) mod back;
mod draft;
pub(crate) mod given;
mod header;
mod images;
mod manifests;
pub(crate) mod named;
mod pods;
mod reason;
pub(crate) mod rules;
mod runbook;
mod scripts;
mod symptom;
pub(crate) mod trust;
pub(crate) mod values;

pub(crate) use draft::Draft;
pub(crate) use reason::{REASONS, Reason};
pub(crate) use symptom::{EVENTS, Stage, Symptom, Text};

use super::facts::Chart;
use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::Rule;
use crate::text::{File, Language, Line, join};
use crate::yaml::{Doc, Mask};

/// What a release does in its own way.
pub(crate) trait Release: Sync {
    /// The rules of its own, area by area.
    fn rules(&self) -> &'static [&'static [Rule]];
    /// The values of one of its charts, without the operator's own.
    fn values(&self, chart: &Chart, plan: &Plan) -> Doc;
    /// The last word on a values file, after the operator's own values are in it.
    fn finish(&self, _chart: &Chart, _doc: &mut Doc) {}
}

/// What a release says in its pages. Apart from [`Release`], because who types answers needs no page: the program of the
/// page that is loaded first knows no release's pages.
pub(crate) trait Pages: Sync {
    /// What has to be done before the installation, beside what every release asks for, an item each.
    fn before(&self, _plan: &Plan) -> &'static [&'static str] {
        &[]
    }
    /// What a chart has of itself for the keys that our files write: a key and its value as JSON a line, null for nothing. Of a
    /// chart without such a list nothing is compared.
    fn chart_values(&self, _chart: &Chart) -> &'static str {
        ""
    }
    /// Why keys of its values are as they are, and the facts behind them.
    fn reasons(&self) -> &'static [Reason] {
        &[]
    }
    /// Where the files differ from the written guide, a sentence each.
    fn departures(&self, plan: &Plan) -> Vec<&'static str>;
    /// What one sees when something is wrong, whether or not this deployment can show it.
    fn symptoms(&self, stage: Stage) -> &'static [Symptom];
}

/// Returns the files that set something, in the order in which the page shows them: values and manifests. Answers may be
/// missing.
pub(crate) fn settings<'a>(release: &'a dyn Release, plan: &'a Plan) -> Vec<Draft<'a>> {
    let values = |chart: &'static Chart| {
        let mut doc = release.values(chart, plan);
        values::laid_over(&mut doc, chart, plan);
        release.finish(chart, &mut doc);
        doc
    };
    let charts = plan.facts().charts.iter();
    let mut files: Vec<Draft<'a>> = charts
        .map(|chart| Draft::yaml(chart.file, move || values(chart)))
        .collect();
    files.extend(manifests::files(plan));
    files.push(values::backend::file(plan));
    files
}

/// Returns the files that are read by people and scripts, in the order in which the page shows them: they follow
/// [`settings`]. Answers may be missing; `report` says what the check found, for the one page that tells it.
pub(crate) fn papers<'a>(
    release: &'a dyn Pages,
    plan: &'a Plan,
    report: &'a dyn Fn() -> Report,
) -> Vec<Draft<'a>> {
    let (shell, page) = (Language::Shell, Language::Markdown);
    let mut files: Vec<Draft<'a>> = Vec::from([
        Draft::text("site.sh", shell, || scripts::site(plan)),
        Draft::text("images.txt", shell, || images::lines(plan)),
        Draft::text("README.md", page, || runbook::lines(release, plan)),
        Draft::text("CHANGE.md", page, || {
            runbook::ticket::lines(plan, &report())
        }),
        Draft::text("TROUBLESHOOTING.md", page, || {
            runbook::troubleshoot::lines(release, plan)
        }),
        Draft::text("OPERATIONS.md", page, || runbook::operations::lines(plan)),
    ]);
    files.extend(runbook::idp_admin::files(plan));
    let tasks = runbook::operations::tasks(plan);
    files.extend(tasks.map(|task| Draft::text(task.file, page, || task.lines(plan))));
    files.push(runbook::operations::first_workflow(plan));
    files.extend(runbook::operations::settings(plan));
    files.extend(runbook::operations::mapping(plan));
    files
}

/// Returns every file of a bundle but those that follow from the others: those without a secret, and those with one.
pub(crate) fn whole(
    release: &dyn Release,
    pages: &dyn Pages,
    plan: &Plan,
    report: &dyn Fn() -> Report,
) -> (Vec<File>, Vec<File>) {
    let (mut files, mut secrets) = (constant_files(plan), Vec::new());
    let papers = papers(pages, plan, report);
    for draft in settings(release, plan).into_iter().chain(papers) {
        let to = if draft.secret {
            &mut secrets
        } else {
            &mut files
        };
        to.push(File {
            name: draft.name.clone().into_owned(),
            text: join(&draft.lines(Mask::Show)),
        });
    }
    (files, secrets)
}

/// Returns the files that are the same for every deployment of a release: the scripts.
fn constant_files(plan: &Plan) -> Vec<File> {
    constant_names()
        .filter_map(|name| constant_file(plan, name))
        .collect()
}

/// Returns the names of the files that are the same for every deployment of a release.
pub(crate) fn constant_names() -> impl Iterator<Item = &'static str> {
    scripts::CONSTANT.iter().map(|(name, _)| *name)
}

/// Returns the text of one of these files, without what stands in it of a plan.
pub(crate) fn constant_text(name: &str) -> Option<&'static str> {
    let found = scripts::CONSTANT.iter().find(|(of, _)| *of == name);
    found.map(|(_, text)| *text)
}

/// Returns one of the files that are the same for every deployment of a release.
pub(crate) fn constant_file(plan: &Plan, name: &str) -> Option<File> {
    constant_text(name).map(|text| File {
        name: name.to_owned(),
        text: header::script(plan, text),
    })
}

/// Returns each name that `verify` can print for these answers, with what to do.
pub(crate) fn verified(plan: &Plan) -> Vec<[&'static str; 2]> {
    scripts::checks::rows(plan)
}

/// Returns the page for whoever runs the identity provider; nothing where nobody signs in.
pub(crate) fn administrators_page(plan: &Plan) -> Option<Vec<Line>> {
    runbook::idp_admin::page(plan)
}

/// Returns what is to be looked at after the installation, an item each.
pub(crate) fn checklist(plan: &Plan) -> Vec<String> {
    runbook::checklist(plan)
}
