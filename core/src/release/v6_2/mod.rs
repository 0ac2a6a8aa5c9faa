//! OSMO 6.2: charts `service`, `router` and `web-ui` 1.2.0 (tag 6.2.8) and 1.2.1 (tag 6.2.10).

mod expected;
mod header;
mod images;
mod live_keys;
mod manifests;
mod rules;
mod runbook;
mod scripts;
mod trust;
mod values;

use super::{Draft, Rendering};
use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::Rule;
use crate::text::File;
use crate::text::Language;

/// OSMO 6.2.
pub(crate) struct V6_2;

impl Rendering for V6_2 {
    fn rules(&self) -> &'static [Rule] {
        rules::RULES
    }

    fn files(&self, plan: &Plan, report: &Report) -> Vec<Draft> {
        let mut files = values::files(plan);
        files.extend(manifests::files(plan));
        files.push(values::backend(plan));
        files.push(Draft::text("site.sh", Language::Shell, scripts::site(plan)));
        files.push(Draft::text(
            "images.txt",
            Language::Shell,
            images::lines(plan.deployment()),
        ));
        files.push(Draft::text(
            "README.md",
            Language::Markdown,
            runbook::lines(plan),
        ));
        files.push(Draft::text(
            "OPERATIONS.md",
            Language::Markdown,
            runbook::operations::lines(plan),
        ));
        files.push(Draft::text(
            "CHANGE.md",
            Language::Markdown,
            runbook::ticket::lines(plan, report),
        ));
        files
    }

    fn checklist(&self, plan: &Plan) -> Vec<String> {
        runbook::checklist(plan)
    }

    fn constant_files(&self) -> Vec<File> {
        let file = |(name, text): &(&str, &str)| File {
            name: (*name).to_owned(),
            text: header::script(text),
        };
        scripts::CONSTANT.iter().map(file).collect()
    }
}
