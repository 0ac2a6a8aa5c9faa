//! SCALE01: a number of replicas that is none, or zero (F-autoscaler-bounds).

use super::WORKLOADS;
use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::number;

const CODE: &str = "SCALE01";
const DELAYED_JOBS: Path = path!("scaling.delayedJobMonitorReplicas");
const MOST: u64 = 1000;

fn one(plan: &Plan, report: &mut Report, path: Path) {
    let Some(text) = plan.answer(report, path) else {
        return;
    };
    if number::whole(&text).is_none_or(|count| !(1..=MOST).contains(&count)) {
        let what = format!(
            "{} {} is not a number of replicas.",
            questions::label(&path),
            quoted(&text)
        );
        let why = "The API server refuses the Deployment or its autoscaler; with no replica at \
                   all a part of OSMO would be missing.";
        report
            .error(CODE, path, what)
            .why(why)
            .fix(format!("Give a whole number from 1 to {MOST}."));
    }
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("A number of replicas is not a whole number from 1."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for part in WORKLOADS {
        one(plan, report, part.min);
        one(plan, report, part.max);
    }
    one(plan, report, DELAYED_JOBS);
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
                &DELAYED_JOBS,
            ] {
                refuses(RULE, &[(path, text)], CODE, path);
            }
        }
    }
}
