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

use super::{Draft, Plan, Rendering};
use crate::bundle::File;
use crate::rules::Rule;

/// OSMO 6.2.
pub(crate) struct V6_2;

impl Rendering for V6_2 {
    fn rules(&self) -> &'static [Rule] {
        rules::RULES
    }

    fn files(&self, plan: &Plan<'_>) -> Vec<Draft> {
        let mut files = values::files(plan);
        files.extend(manifests::files(plan));
        files.push(values::backend(plan));
        files.push(Draft::script("site.sh", scripts::site(plan)));
        files.push(Draft::script(
            "images.txt",
            images::lines(plan.deployment()),
        ));
        files.push(Draft::runbook("README.md", runbook::lines(plan)));
        files.push(Draft::runbook(
            "OPERATIONS.md",
            runbook::operations::lines(plan),
        ));
        files.push(Draft::runbook("CHANGE.md", runbook::ticket::lines(plan)));
        files
    }

    fn checklist(&self, plan: &Plan<'_>) -> Vec<String> {
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
