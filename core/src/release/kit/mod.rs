//! What releases share: manifests, scripts, pages to read, and parts of values files. It speaks of no release by name;
//! what differs stands in [`Facts`] as data, and in [`Release`] where it is more than data.

mod draft;
mod header;
mod images;
mod manifests;
mod pods;
pub(crate) mod rules;
mod runbook;
mod scripts;
pub(crate) mod trust;
pub(crate) mod values;

pub(crate) use draft::Draft;

use super::facts::Chart;
use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::Rule;
use crate::text::{File, Language};
use crate::yaml::Doc;

/// What a release does in its own way.
pub(crate) trait Release: Sync {
    /// The rules of its own, area by area.
    fn rules(&self) -> &'static [&'static [Rule]];
    /// The values of one of its charts, without the operator's own.
    fn values(&self, chart: &Chart, plan: &Plan) -> Doc;
    /// The last word on a values file, after the operator's own values are in it.
    fn finish(&self, _chart: &Chart, _doc: &mut Doc) {}
    /// Where the files differ from the written guide, a sentence each.
    fn departures(&self, plan: &Plan) -> Vec<&'static str>;
    /// What one sees when something is wrong, and its cause.
    fn symptoms(&self, plan: &Plan) -> Vec<[&'static str; 2]>;
}

/// Returns every file, in the order in which the page shows them. Answers may be missing; `report` is what the check found.
pub(crate) fn files(release: &dyn Release, plan: &Plan, report: &Report) -> Vec<Draft> {
    let mut files = Vec::new();
    for chart in plan.facts().charts {
        let mut doc = release.values(chart, plan);
        values::laid_over(&mut doc, chart, plan);
        release.finish(chart, &mut doc);
        files.push(Draft::yaml(chart.file, doc));
    }
    files.extend(manifests::files(plan));
    files.push(values::backend::file(plan));
    let mut text = |name, language, lines| files.push(Draft::text(name, language, lines));
    text("site.sh", Language::Shell, scripts::site(plan));
    text("images.txt", Language::Shell, images::lines(plan));
    text(
        "README.md",
        Language::Markdown,
        runbook::lines(release, plan),
    );
    text(
        "OPERATIONS.md",
        Language::Markdown,
        runbook::operations::lines(plan),
    );
    text(
        "CHANGE.md",
        Language::Markdown,
        runbook::ticket::lines(plan, report),
    );
    files
}

/// Returns the files that are the same for every deployment of a release: the scripts.
pub(crate) fn constant_files(plan: &Plan) -> Vec<File> {
    let file = |(name, text): &(&str, &str)| File {
        name: (*name).to_owned(),
        text: header::script(plan, text),
    };
    scripts::CONSTANT.iter().map(file).collect()
}

/// Returns what is to be looked at after the installation, an item each.
pub(crate) fn checklist(plan: &Plan) -> Vec<String> {
    runbook::checklist(plan)
}
