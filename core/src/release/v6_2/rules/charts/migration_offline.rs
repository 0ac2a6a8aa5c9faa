//! CHART10: the migration Job without a way to the internet. It fetches pgroll from GitHub at run time (D34).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "CHART10";
const PATH: Path = path!("upgradeFrom60");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("The migration Job needs the internet, and the cluster has none."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    if d.site.air_gapped && d.upgrade_from_6_0 {
        report
            .error(
                CODE,
                PATH,
                "The migration Job fetches a program from GitHub, and the site has no internet \
                 access.",
            )
            .why("The Job fails, helm waits for it, and the installation stops half-way.")
            .fix(
                "Migrate the database from a machine with internet access first, following OSMO's \
                 upgrade page, then turn this off.",
            );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(RULE, &[("site.airGapped", "true")]);
        passes(RULE, &[(&PATH, "true")]);
    }

    #[test]
    fn bad() {
        refuses(
            RULE,
            &[("site.airGapped", "true"), (&PATH, "true")],
            CODE,
            &PATH,
        );
    }
}
