//! SCHED02: an annotation whose key Kubernetes refuses, or that YAML reads as something else where the charts print it
//! without quotes; its value may be any text (F-label-form).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::{label, pairs, yaml11};

const CODE: &str = "SCHED02";
const PATHS: [Path; 3] = [
    path!("ingress.annotations"),
    path!("scheduling.podAnnotations"),
    path!("site.serviceAccountAnnotations"),
];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("Kubernetes or YAML does not take an annotation."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for path in PATHS {
        for line in plan.entries(report, path) {
            if !pairs::pair(&line)
                .is_some_and(|(key, _)| label::is_key(&key) && !yaml11::changes_type(&key))
            {
                let what = format!(
                    "{} {} is not a valid annotation.",
                    questions::label(&path),
                    quoted(&line)
                );
                let why = "The API server refuses an object with it, and the installation stops.";
                let fix = "Write key=value; the key has letters, digits, hyphens, dots and \
                           underscores, and may have a domain and a slash in front.";
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
                &[(&path, "example.com/key=any text: {\"a\": 1}\nkey: 'x'\nb=")],
            );
        }
    }

    #[test]
    fn bad() {
        for path in PATHS {
            for line in [
                "word",
                "a b=c",
                "=c",
                "a/b/c=d",
                "Example.com/x=1",
                "on=1",
                "12=1",
            ] {
                refuses(RULE, &[(&path, line)], CODE, &path);
            }
        }
    }
}
