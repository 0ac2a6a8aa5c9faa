//! ING13: UI port forwarding with more than one router. A session lives in the memory of one router, and the names below the
//! host come without the cookie that would lead back to it (F-router-memory).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};
use crate::syntax::number;

const CODE: &str = "ING13";
const PATH: Path = path!("scaling.router.maxReplicas");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("UI port forwarding works with one router only."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(most) = plan.answer(report, PATH) else {
        return;
    };
    let several = number::whole(&most).is_some_and(|most| most > 1);
    if several && plan.deployment().port_forwarding && plan.deployment().ingress.enabled {
        report
            .warning(CODE, PATH, "UI port forwarding is on, and there may be several routers.")
            .why("A forwarded port lives in one router; a request that the load balancer gives to \
                  another one hangs.")
            .fix("Set minimum and maximum of the router's replicas to 1 while port forwarding is on.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const ON: (&str, &str) = ("portForwarding", "true");

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(RULE, &[ON, (&PATH, "1")]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[ON, (&PATH, "2")], CODE, &PATH);
    }
}
