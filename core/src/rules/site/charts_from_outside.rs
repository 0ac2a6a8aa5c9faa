//! SITE03: no way to the internet, and charts from NVIDIA's repository there.

use crate::finding::Report;
use crate::plan::Plan;
use crate::release::facts::NGC_CHARTS;
use crate::rules::{ERRORS, Needs, Rule};

const CODE: &str = "SITE03";
const PATH: &str = "charts.repository";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: module_path!(),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: "Charts come from the internet, and there is no way to it.",
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let from_ngc = plan
        .answer(report, PATH)
        .is_some_and(|address| address == NGC_CHARTS);
    if plan.deployment().site.air_gapped && from_ngc {
        report.error(CODE, PATH, "There is no way to the internet, but the charts come from NGC.").why("helm cannot fetch them where install.sh runs, unless that machine has a way out of its own.").fix("Choose an OCI registry or files beside the scripts; mirror.sh brings the charts there.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const AIR_GAP: (&str, &str) = ("site.airGapped", "true");

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(RULE, &[AIR_GAP, (PATH, "https://charts.example.com/osmo")]);
        passes(RULE, &[AIR_GAP, ("charts.source", "archive")]);
    }

    #[test]
    fn bad() {
        refuses(RULE, &[AIR_GAP], CODE, PATH);
        refuses(
            RULE,
            &[AIR_GAP, (PATH, "https://helm.ngc.nvidia.com/nvidia/osmo/")],
            CODE,
            PATH,
        );
    }
}
