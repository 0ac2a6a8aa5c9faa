//! CHART05: the migration Job (D34): it needs the internet, amd64 nodes and root, and breaks a first installation, because
//! it runs before the service account exists.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "CHART05";
const PATH: Path = path!("upgradeFrom60");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The migration Job is on."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    if plan.deployment().upgrade_from_6_0 {
        report
            .warning(CODE, PATH, "The migration Job from OSMO 6.0 is on.")
            .why(
                "It fetches programs from the internet, runs as root on amd64 only, and cannot \
                 start where OSMO was never installed.",
            )
            .fix(
                "Keep it on for this one upgrade, with a backup of the database; turn it off for \
                 every later one and for a new installation.",
            );
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
