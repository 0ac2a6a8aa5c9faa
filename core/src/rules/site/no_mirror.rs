//! SITE02: no way to the internet, and images that are published there.

use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::{ERRORS, Needs, Rule};

const CODE: &str = "SITE02";
const PATH: &str = "images.mirror";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: module_path!(),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: "Images come from the internet, and the cluster has no way there.",
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    if d.site.air_gapped && d.images.mirror.is_blank() {
        report
            .error(
                CODE,
                PATH,
                "The cluster has no way to the internet, but no image mirror is named.",
            )
            .why("Its nodes cannot pull a single image: every pod stays in ImagePullBackOff.")
            .fix(
                "Name the registry and path that mirror.sh fills, such as harbor.example.com/osmo.",
            );
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
        passes(RULE, &[AIR_GAP, (PATH, "harbor.example.com/osmo")]);
    }

    #[test]
    fn bad() {
        refuses(RULE, &[AIR_GAP], CODE, PATH);
    }
}
