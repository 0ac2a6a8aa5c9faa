//! CHART03: the tag `6.2`, which stands for another build after each patch (F-moving-tag).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "CHART03";
const PATH: Path = path!("osmoImageTag");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The image tag moves with each patch."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    if plan.answer(report, PATH).as_deref() == Some("6.2") {
        let why = "It may mean another patch tomorrow: pods that start later would run other code \
                   than those that are up.";
        report
            .warning(CODE, PATH, "Image tag \"6.2\" names no patch.")
            .why(why)
            .fix("Use the full version, such as 6.2.10.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(RULE, &[(&PATH, "6.2.10")]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[(&PATH, "6.2")], CODE, &PATH);
    }
}
