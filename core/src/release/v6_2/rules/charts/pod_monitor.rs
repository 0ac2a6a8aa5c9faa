//! CHART06: a `PodMonitor` (D8; `api-monitor.yaml` of the service chart), a kind that only the Prometheus Operator brings.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "CHART06";
const PATH: Path = path!("podMonitor");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("A PodMonitor needs the Prometheus Operator."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    if plan.deployment().pod_monitor {
        report.warning(CODE, PATH, "A PodMonitor is created.").why("Without the Prometheus \
                                                                    Operator the cluster does not know \
                                                                    this kind, and helm stops with \"no \
                                                                    matches for kind PodMonitor\".").fix("Run kubectl get crd \
                                                                                                          podmonitors.monitoring.coreos.com \
                                                                                                          first, and turn it off if that finds \
                                                                                                          nothing.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(RULE, &[]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[(&PATH, "true")], CODE, &PATH);
    }
}
