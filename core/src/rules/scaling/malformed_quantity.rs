//! SCALE03: a quantity that Kubernetes does not read, or a request of zero: the autoscalers divide by requests
//! (F-autoscaler-requests).

use super::WORKLOADS;
use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::quantity;

const CODE: &str = "SCALE03";

fn one(plan: &Plan, report: &mut Report, path: Path) {
    let Some(text) = plan.answer(report, path) else {
        return;
    };
    let what = format!("{} {}", questions::label(&path), quoted(&text));
    let fix = "Write 500m or 2 for CPU, 512Mi or 2Gi for memory; capitals matter, and there is no \
               B at the end.";
    match quantity::thousandths(&text) {
        None => {
            let why = "The API server refuses the Deployment, and the installation stops.";
            report
                .error(CODE, path, format!("{what} is not a valid quantity."))
                .why(why)
                .fix(fix);
        }
        Some(0) => {
            let why = "Autoscalers compare use with the request; with nothing to compare they \
                       show <unknown> and do not scale.";
            report
                .error(CODE, path, format!("{what} is zero."))
                .why(why)
                .fix(fix);
        }
        Some(_) => {}
    }
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("Kubernetes does not read a quantity."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for part in WORKLOADS {
        for amounts in [&part.cpu, &part.memory] {
            one(plan, report, amounts.request);
            one(plan, report, amounts.limit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(
            RULE,
            &[
                ("scaling.ui.resources.requests.cpu", "0.5"),
                ("scaling.ui.resources.limits.memory", "1.5Gi"),
                ("scaling.service.resources.limits.memory", "1e9"),
                ("scaling.service.resources.requests.cpu", ".5"),
            ],
        );
    }

    #[test]
    fn bad() {
        for text in ["512MB", "1 Gi", "one", "1gi", "0", "0m", ".", "-1"] {
            for path in [
                "scaling.service.resources.requests.memory",
                "scaling.ui.resources.limits.cpu",
            ] {
                refuses(RULE, &[(path, text)], CODE, path);
            }
        }
    }
}
