//! The answers that a bundle was made from, as its own file: whoever finds the bundle later opens it and goes on.

use super::header;
use crate::answers;
use crate::finding::Report;
use crate::plan::Plan;
use crate::text::File;

/// Name of the file.
pub(crate) const NAME: &str = "osmo-configurator.yaml";
/// Editors complete and check the file with the schema, which lies beside the page.
const SCHEMA: &str = "yaml-language-server: $schema=answers.schema.json";
/// How the line with the findings begins.
pub(crate) const FINDINGS: &str = "Findings when it was made:";

/// Returns the codes of findings, each once, in order.
pub(crate) fn codes(report: &Report) -> Vec<&'static str> {
    let mut codes: Vec<&str> = report.findings.iter().map(|one| one.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Returns the file. The same answers give the same bytes, here and in a bundle.
pub(crate) fn file(plan: &Plan, report: &Report) -> File {
    let codes = codes(report);
    let found = if codes.is_empty() {
        "none".to_owned()
    } else {
        codes.join(" ")
    };
    let notes = [
        SCHEMA,
        &header::sentence(plan),
        &format!("{FINDINGS} {found}"),
        "Open this file or the whole archive in the configurator to go on.",
    ];
    File {
        name: NAME.to_owned(),
        text: answers::file(plan.answers(), &notes),
    }
}
