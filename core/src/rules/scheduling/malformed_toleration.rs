//! SCHED03: a toleration that is not written as `kubectl taint` writes taints.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::toleration;

const CODE: &str = "SCHED03";
const PATH: Path = path!("scheduling.tolerations");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("A toleration is not written as kubectl taint writes it."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for line in plan.entries(report, PATH) {
        if toleration::parse(&line).is_none() {
            let what = format!("Toleration {} cannot be read.", quoted(&line));
            let why = "Without it pods stay away from the tainted nodes that they are meant for, \
                       or the API server refuses them.";
            let fix = "Write key=value:Effect or key:Effect with the effect NoSchedule, \
                       PreferNoSchedule or NoExecute: dedicated=osmo:NoSchedule.";
            report
                .error(CODE, PATH, what)
                .about(&line)
                .why(why)
                .fix(fix);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(
            RULE,
            &[(
                &PATH,
                "dedicated=osmo:NoSchedule\nnvidia.com/gpu:NoExecute\nspot=:PreferNoSchedule",
            )],
        );
    }

    #[test]
    fn bad() {
        for line in [
            "dedicated=osmo",
            "dedicated=osmo:noschedule",
            "NoSchedule",
            "a b:NoSchedule",
            "- key: a",
        ] {
            refuses(RULE, &[(&PATH, line)], CODE, &PATH);
        }
    }
}
