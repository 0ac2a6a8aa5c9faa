//! EXTR01: free YAML that cannot be read, or is no mapping of keys to values. The message of the parser is not shown: it can
//! repeat a value.

use super::CHARTS;
use crate::fields;
use crate::finding::Report;
use crate::rules::Case;
use serde_yaml::Value;

const CODE: &str = "EXTR01";
const WHY: &str = "Helm would not read the values file, and nothing could be laid over ours.";

pub(crate) fn rule(case: &Case<'_>, report: &mut Report) {
    for (_, path) in CHARTS {
        let Some(text) = case.answer(report, path) else {
            continue;
        };
        let label = fields::label(path);
        match serde_yaml::from_str::<Value>(&text) {
            Ok(Value::Mapping(_) | Value::Null) => {}
            Ok(_) => {
                let fix =
                    "Begin at the left with a key of the chart: services: or sidecars: or global:.";
                report.error(
                    CODE,
                    path,
                    format!("{label} is no mapping of keys to values."),
                    WHY,
                    fix,
                );
            }
            Err(error) => {
                let place = error
                    .location()
                    .map_or_else(String::new, |at| format!(" (line {})", at.line()));
                let twice = error.to_string().contains("duplicate entry");
                let what = if twice {
                    "has a key twice"
                } else {
                    "is no YAML"
                };
                let fix = if twice {
                    "Join the two places under one key."
                } else {
                    "Look at that line and the one above: indent by spaces, never by tabs; put text with : or # into double quotes."
                };
                report.error(CODE, path, format!("{label} {what}{place}."), WHY, fix);
            }
        }
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
            passes(rule, &[("extraValues.service", text)]);
        }
    }

    #[test]
    fn bad() {
        for (_, path) in CHARTS {
            for text in [
                "- a",
                "word",
                "a: b: c",
                "a:\n- b\n  c: [",
                "a: 1\na: 2",
                "a: *none",
                "--- \na: 1\n--- \nb: 1\n",
            ] {
                refuses(rule, &[(path, text)], CODE, path);
            }
        }
        let findings = run(
            &[rule],
            &[("extraValues.router", "a: 1\nb:\n  c: [1\nd: x")],
        );
        assert!(findings[0].what.contains("(line "), "{findings:?}");
    }
}
