//! SCALE01: a number of replicas that is none, or zero (F-autoscaler-bounds).

use crate::fields::Grammar;
use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "SCALE01";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("A number of replicas is not a whole number from 1."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for (field, text) in plan.misformed(report, Grammar::Replicas) {
        let what = format!(
            "{} {} is not a number of replicas.",
            field.label,
            quoted(&text)
        );
        let why = "The API server refuses the Deployment or its autoscaler; with no replica at \
                   all a part of OSMO would be missing.";
        report
            .error(CODE, field.path, what)
            .why(why)
            .fix(Grammar::Replicas.form());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(RULE, &[("scaling.ui.maxReplicas", "nonsense")]);
    }

    #[test]
    fn bad() {
        for text in ["0", "-1", "1.5", "one", "01", "1001"] {
            for path in [
                "scaling.service.minReplicas",
                "scaling.router.maxReplicas",
                "scaling.delayedJobMonitorReplicas",
            ] {
                refuses(RULE, &[(path, text)], CODE, path);
            }
        }
    }
}
