//! SCHED04: the same key on two lines: one of them would be lost without a word (F-yaml-duplicate-keys).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::pairs;
use std::collections::BTreeSet;

const CODE: &str = "SCHED04";
const PATHS: [Path; 5] = [
    path!("scheduling.nodeSelector"),
    path!("scheduling.podLabels"),
    path!("scheduling.podAnnotations"),
    path!("ingress.annotations"),
    path!("site.serviceAccountAnnotations"),
];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("A key stands there twice."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for path in PATHS {
        let mut seen = BTreeSet::new();
        for line in plan.entries(report, path) {
            let Some((key, _)) = pairs::pair(&line) else {
                continue;
            };
            if !seen.insert(key.clone()) {
                let what = format!(
                    "{} has the key {} twice.",
                    questions::label(&path),
                    quoted(&key)
                );
                let why = "A mapping holds one value for a key; Helm takes the last one and drops \
                           the other without a word.";
                report
                    .error(CODE, path, what)
                    .about(&key)
                    .why(why)
                    .fix("Delete one of the two lines.");
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
            passes(RULE, &[(&path, "a=1\nb=1")]);
        }
    }

    #[test]
    fn bad() {
        for path in PATHS {
            refuses(RULE, &[(&path, "a=1\nb=1\na: 2")], CODE, &path);
        }
    }
}
