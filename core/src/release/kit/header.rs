//! How every file begins: which tool made it, for which release, in which format.

use crate::plan::Plan;
use crate::text::Line;

/// Number of the bundle's layout: names of files, and what scripts expect of them. A change that breaks a script of an
/// older bundle raises it.
pub(crate) const FORMAT: &str = "2";

/// Returns the sentence.
pub(crate) fn sentence(plan: &Plan) -> String {
    format!(
        "Made by the OSMO Configurator {} (not an NVIDIA product) for {}; bundle format {FORMAT}.",
        env!("CARGO_PKG_VERSION"),
        plan.facts().label
    )
}

/// Returns comment lines: these, then the sentence.
pub(crate) fn comments(plan: &Plan, notes: &[&str]) -> Vec<Line> {
    let note = |text: &str| Line::new(format!("# {text}"), None);
    let mut out: Vec<Line> = notes.iter().map(|text| note(text)).collect();
    out.push(note(&sentence(plan)));
    out
}

/// Returns a script with the sentence after its first line.
pub(crate) fn script(plan: &Plan, text: &str) -> String {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    format!("{first}\n# {}\n{rest}", sentence(plan))
}
