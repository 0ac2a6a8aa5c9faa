//! NAME02: the namespace `default`, which everything without a namespace lands in.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "NAME02";
const PATH: Path = path!("namespace");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The namespace is default."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    if plan.answer(report, PATH).as_deref() == Some("default") {
        let why = "Everybody who may read objects there can read the master encryption key, which \
                   is in a ConfigMap, and names can collide with other workloads.";
        report
            .warning(
                CODE,
                PATH,
                "Namespace \"default\" is shared with everything else.",
            )
            .why(why)
            .fix("Use a separate namespace, such as osmo.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(RULE, &[(&PATH, "osmo")]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[(&PATH, "default")], CODE, &PATH);
    }
}
