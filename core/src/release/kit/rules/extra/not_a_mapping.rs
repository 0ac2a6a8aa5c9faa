//! EXTR01: free YAML that cannot be read, or is not a mapping of keys to values. The message of the parser is not shown: it can
//! repeat a value.

use crate::finding::Report;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::yaml::{Defect, ReadError};
use serde_yaml::Value;

const CODE: &str = "EXTR01";
const WHY: &str = "Helm would not read the values file, and nothing could be laid over ours.";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("Extra values are not a YAML mapping."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for chart in plan.facts().charts {
        let path = chart.extra;
        let Some(text) = plan.answer(report, path) else {
            continue;
        };
        let (what, fix) = match plan.extra(path) {
            None | Some(Ok(Value::Mapping(_))) => continue,
            Some(Ok(Value::Null)) if is_empty(&text) => continue,
            Some(Ok(_)) => (
                "is not a mapping of keys to values".to_owned(),
                "Begin at the left with a key of the chart: services: or sidecars: or global:.",
            ),
            Some(Err(error)) => describe(error),
        };
        report
            .error(CODE, path, format!("{} {what}.", questions::label(&path)))
            .why(WHY)
            .fix(fix);
    }
}

/// Says whether there is nothing but comments.
fn is_empty(text: &str) -> bool {
    text.lines()
        .map(str::trim)
        .all(|line| line.is_empty() || line.starts_with('#'))
}

/// Says what is wrong and what to do. Keys and plain numbers are named; values are not, they may be secrets.
fn describe(error: &ReadError) -> (String, &'static str) {
    let line = error.line;
    match &error.defect {
        Defect::Twice(key) => (
            format!("has the key {} twice (line {line})", quoted(key)),
            "Join the two places under one key.",
        ),
        Defect::Fraction(_) => (
            format!("has a number with a point, an exponent or more than 15 digits (line {line})"),
            "Put it into double quotes: Kubernetes takes quantities as text, and as a number it \
             would lose digits.",
        ),
        Defect::Unsupported => (
            format!("uses an anchor, a tag, a second document or too many levels (line {line})"),
            "Write the values out, in one document without & * and !.",
        ),
        Defect::Large => (
            "is larger than 256 kB or has more than 32,768 keys and values".to_owned(),
            "Keep what differs from the chart's own values.",
        ),
        Defect::Syntax => (
            format!("is not valid YAML (line {line})"),
            "Look at that line and the one above: indent by spaces, never by tabs; put text with \
             : or # into double quotes.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, run};

    #[test]
    fn good() {
        for text in [
            "",
            "# nothing\n",
            "{}",
            "a: 1",
            "services:\n  service:\n    disableTaskMetrics: true\n",
        ] {
            passes(RULE, &[("extraValues.service", text)]);
        }
    }

    #[test]
    fn bad() {
        for path in [
            "extraValues.service",
            "extraValues.router",
            "extraValues.webUi",
        ] {
            for text in [
                "- a",
                "word",
                "&x",
                "...",
                "null",
                "a: b: c",
                "a:\n- b\n  c: [",
                "a: 1\na: 2",
                "a: *none",
                "--- \na: 1\n--- \nb: 1\n",
            ] {
                refuses(RULE, &[(path, text)], CODE, path);
            }
        }
        let findings = run(
            &[RULE],
            &[("extraValues.router", "a: 1\nb:\n  c: [1\nd: x")],
        );
        assert!(findings[0].what.contains("(line "), "{findings:?}");
    }
}
