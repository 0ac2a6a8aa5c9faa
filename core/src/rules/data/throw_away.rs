//! DATA05: PostgreSQL and Redis as pods without a disk of their own. It is said as long as it is so (F-throw-away).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "DATA05";
const PATH: Path = path!("throwAwayStores");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("PostgreSQL and Redis are thrown away with their pods."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    if plan.deployment().throw_away_stores {
        report
            .warning(
                CODE,
                PATH,
                "PostgreSQL and Redis are throw-away pods: they have no disk of their own.",
            )
            .why(
                "When a pod is removed or moves to another node, all users, tokens, settings and workflows are gone. Nothing on the \
                 way to them is encrypted.",
            )
            .fix(
                "Keep it for a laptop or a trial. For anything else turn it off, and give hosts of your own.",
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
        warns(RULE, &[("throwAwayStores", "true")], CODE, &PATH);
    }
}
