//! What is wrong with the operator's own values. The rules about them are in the workbench: they are much, and few give such
//! values.

use super::Wire;
use crate::bridge::{self, Verb};
use leptos::prelude::*;
use osmo_configurator_core::check;
use osmo_configurator_core::fields::Kind;
use osmo_configurator_core::finding::{Finding, Report};
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::questions;

/// The code of what is not known yet.
const CODE: &str = "EXTR00";

/// Checks a plan: the answers here, the operator's own values in the workbench.
pub(super) fn report(plan: &Plan, wire: Wire) -> Report {
    let report = check::of_answers(plan);
    if !plan.has_extra() {
        return report;
    }
    let ask = || wire.ask(Verb::Extra, "", &[]).text();
    // The check is made anew when the workbench arrives.
    let told = wire.is_there().then(|| untrack(ask)).flatten();
    let found = told.and_then(|text| bridge::findings(&text));
    check::joined(report, found.unwrap_or_else(|| not_yet(plan)))
}

/// Says of each such answer that it was not checked: nobody is to believe that all is well.
fn not_yet(plan: &Plan) -> Vec<Finding> {
    let mut report = Report::default();
    for field in questions::all().filter(|field| field.kind == Kind::Yaml) {
        if !field.read(plan.answers()).trim().is_empty() {
            report
                .error(CODE, field.path, "These values are not checked yet.")
                .why("The part of this page that checks them is still being loaded.")
                .fix(
                    "Wait a moment. If this stays, look at the connection: each change here tries again.",
                );
        }
    }
    report.findings
}
