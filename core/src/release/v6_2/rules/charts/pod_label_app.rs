//! CHART07: the pod label `app`, which the charts select their pods by (F-pod-selectors).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::pairs;

const CODE: &str = "CHART07";
const PATH: Path = path!("scheduling.podLabels");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("A pod label replaces the one that the charts select pods by."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let taken = plan
        .entries(report, PATH)
        .iter()
        .any(|line| pairs::pair(line).is_some_and(|(key, _)| key == "app"));
    if taken {
        let why = "The charts find their pods by this label; with another value the API server \
                   refuses all seven Deployments.";
        report
            .error(CODE, PATH, "Pod label \"app\" belongs to the charts.")
            .why(why)
            .fix("Use another key, such as app.kubernetes.io/part-of.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(RULE, &[(&PATH, "team=ml\napp.kubernetes.io/name=osmo")]);
    }

    #[test]
    fn bad() {
        for lines in ["app=osmo", "team=ml\napp: x"] {
            refuses(RULE, &[(&PATH, lines)], CODE, &PATH);
        }
    }
}
