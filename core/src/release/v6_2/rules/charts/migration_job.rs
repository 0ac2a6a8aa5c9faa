//! CHART05: the migration Job (D34): it needs the internet, amd64 nodes and root, and breaks a first installation, because
//! it runs before the service account exists.

use crate::finding::Report;
use crate::plan::Plan;

const CODE: &str = "CHART05";
const PATH: &str = "upgradeFrom60";

pub(crate) fn rule(plan: &Plan, report: &mut Report) {
    if plan.deployment().upgrade_from_6_0 {
        report.warning(
            CODE,
            PATH,
            "The migration Job from OSMO 6.0 is on.",
            "It fetches programs from the internet, runs as root on amd64 only, and cannot start where OSMO was never installed.",
            "Keep it on for this one upgrade, with a backup of the database; turn it off for every later one and for a new installation.",
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
