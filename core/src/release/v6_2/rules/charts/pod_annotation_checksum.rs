//! CHART12: the pod annotation `checksum/envoy-config`, which the charts write themselves (F-pod-selectors).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::pairs;

const CODE: &str = "CHART12";
const PATH: Path = path!("scheduling.podAnnotations");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new(
        "A pod annotation replaces the one by which pods restart for new Envoy settings.",
    ),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let taken = plan
        .entries(report, PATH)
        .iter()
        .any(|line| pairs::pair(line).is_some_and(|(key, _)| key == "checksum/envoy-config"));
    if taken {
        let why = "It stands there twice then, and yours takes the place of the chart's. Pods keep the old \
                   Envoy settings when these change.";
        report
            .error(
                CODE,
                PATH,
                "Pod annotation \"checksum/envoy-config\" belongs to the charts.",
            )
            .why(why)
            .fix("Delete it, or use another key.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(RULE, &[(&PATH, "team=ml\nchecksum/config=1")]);
    }

    #[test]
    fn bad() {
        refuses(
            RULE,
            &[(&PATH, "a=b\nchecksum/envoy-config=x")],
            CODE,
            &PATH,
        );
    }
}
