//! SITE02: no way to the internet, and images that are published there.

use crate::finding::Report;
use crate::plan::Plan;

const CODE: &str = "SITE02";
const PATH: &str = "images.mirror";

pub(crate) fn rule(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    if d.site.air_gapped && d.images.mirror.is_blank() {
        report.error(
            CODE,
            PATH,
            "The cluster has no way to the internet, but no image mirror is named.",
            "Its nodes cannot pull a single image: every pod stays in ImagePullBackOff.",
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
        passes(rule, &[]);
        passes(rule, &[AIR_GAP, (PATH, "harbor.example.com/osmo")]);
    }

    #[test]
    fn bad() {
        refuses(rule, &[AIR_GAP], CODE, PATH);
    }
}
