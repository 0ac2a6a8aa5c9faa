//! CHART06: a `PodMonitor` (D8; `api-monitor.yaml` of the service chart), a kind that only the Prometheus Operator brings.

use crate::finding::Report;
use crate::plan::Plan;

const CODE: &str = "CHART06";
const PATH: &str = "podMonitor";

pub(crate) fn rule(plan: &Plan, report: &mut Report) {
    if plan.deployment().pod_monitor {
        report.warning(
            CODE,
            PATH,
            "A PodMonitor is created.",
            "Without the Prometheus Operator the cluster does not know this kind, and helm stops with \"no matches for kind PodMonitor\".",
            "Run kubectl get crd podmonitors.monitoring.coreos.com first, and turn it off if that finds nothing.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(rule, &[]);
    }

    #[test]
    fn bad() {
        warns(rule, &[(PATH, "true")], CODE, PATH);
    }
}
