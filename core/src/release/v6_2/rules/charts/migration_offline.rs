//! CHART10: the migration Job without a way to the internet. It fetches pgroll from GitHub at run time
//! (`migration-job.yaml` of the service chart).

use crate::finding::Report;
use crate::plan::Plan;

const CODE: &str = "CHART10";
const PATH: &str = "upgradeFrom60";

pub(crate) fn rule(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    if d.site.air_gapped && d.upgrade_from_6_0 {
        report.error(
            CODE,
            PATH,
            "The migration Job fetches a program from GitHub, and there is no way to the internet.",
            "The Job fails, helm waits for it, and the installation stops half-way.",
            "Migrate the database from a machine with internet access first, following OSMO's upgrade page, then turn this off.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(rule, &[("site.airGapped", "true")]);
        passes(rule, &[(PATH, "true")]);
    }

    #[test]
    fn bad() {
        refuses(
            rule,
            &[("site.airGapped", "true"), (PATH, "true")],
            CODE,
            PATH,
        );
    }
}
