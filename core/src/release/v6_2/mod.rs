//! OSMO 6.2: charts `service`, `router` and `web-ui` 1.2.0 (tag 6.2.8) and 1.2.1 (tag 6.2.10).

mod expected;
mod live_keys;
mod manifests;
mod rules;
mod runbook;
mod values;

use super::{Draft, Plan, Rendering};
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
        files.push(Draft::runbook("README.md", runbook::lines(plan)));
        files
    }
}
