//! SCHED01: a label that Kubernetes refuses (F-label-form), in the node selector or on pods.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::{label, pairs, yaml11};

const CODE: &str = "SCHED01";
const PATHS: [Path; 2] = [
    path!("scheduling.nodeSelector"),
    path!("scheduling.podLabels"),
];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("Kubernetes or YAML does not take a label."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for path in PATHS {
        for line in plan.entries(report, path) {
            let well_formed = pairs::pair(&line)
                .is_some_and(|(key, value)| label::is_key(&key) && label::is_value(&value));
            let retyped = pairs::pair(&line).is_some_and(|(key, _)| yaml11::changes_type(&key));
            if well_formed && retyped {
                let what = format!(
                    "{} {} has a key that YAML reads as a number, true, false or nothing.",
                    questions::label(&path),
                    quoted(&line)
                );
                report
                    .error(CODE, path, what)
                    .about(&line)
                    .why(
                        "The charts print keys without quotes: the API server refuses the \
                         Deployment, or no node has the key that it becomes.",
                    )
                    .fix("Use another key, one with letters and a hyphen, a dot or a slash in it.");
            } else if !well_formed {
                let what = format!(
                    "{} {} is not a valid label.",
                    questions::label(&path),
                    quoted(&line)
                );
                let why =
                    "The API server refuses a Deployment with it, and the installation stops.";
                let fix = "Write key=value: letters, digits, hyphens, dots and underscores, at \
                           most 63 each; the key may have a domain and a slash in front.";
                report
                    .error(CODE, path, what)
                    .about(&line)
                    .why(why)
                    .fix(fix);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for path in PATHS {
            passes(
                RULE,
                &[(&path, "kubernetes.io/os=linux\n\nteam: ml\nempty=")],
            );
        }
    }

    #[test]
    fn bad() {
        for path in PATHS {
            for line in [
                "linux",
                "a b=c",
                "a=b c",
                "=c",
                "/a=b",
                "a=b/c",
                &format!("a={}", "b".repeat(64)),
            ] {
                refuses(RULE, &[(&path, line)], CODE, &path);
            }
        }
    }

    #[test]
    fn a_key_stays_the_text_that_it_is() {
        for path in PATHS {
            for line in ["on=x", "true=x", "012=x", "0x1F=x", "null=x", "1e3=x"] {
                refuses(RULE, &[(&path, line)], CODE, &path);
            }
            passes(RULE, &[(&path, "example.com/on=x")]);
        }
    }
}
