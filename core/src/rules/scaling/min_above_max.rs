//! SCALE02: a minimum of replicas above the maximum (F-autoscaler-bounds).

use super::WORKLOADS;
use crate::finding::Report;
use crate::plan::Plan;
use crate::questions;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::number;

const CODE: &str = "SCALE02";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("The minimum of replicas is above the maximum."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for part in WORKLOADS {
        let count = |path| plan.answer(report, path).as_deref().and_then(number::whole);
        let (Some(min), Some(max)) = (count(part.min), count(part.max)) else {
            continue;
        };
        if min > max {
            let what = format!(
                "{} \"{max}\" is below the minimum of \"{min}\".",
                questions::label(&part.max)
            );
            let why = "The API server refuses such an autoscaler, and the installation stops.";
            report
                .error(CODE, part.max, what)
                .why(why)
                .fix(format!("Set the maximum to {min} or more."));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(RULE, &[("scaling.service.minReplicas", "3")]);
        passes(RULE, &[("scaling.ui.minReplicas", "9")]);
    }

    #[test]
    fn bad() {
        refuses(
            RULE,
            &[("scaling.service.minReplicas", "4")],
            CODE,
            "scaling.service.maxReplicas",
        );
        let ui = [
            ("scaling.uiAutoscaling", "true"),
            ("scaling.ui.minReplicas", "9"),
        ];
        refuses(RULE, &ui, CODE, "scaling.ui.maxReplicas");
    }
}
