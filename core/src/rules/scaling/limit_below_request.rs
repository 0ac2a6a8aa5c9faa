//! SCALE04: a limit below the request (F-limit-above-request).

use super::{Amounts, WORKLOADS};
use crate::finding::Report;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::quantity;

const CODE: &str = "SCALE04";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("A limit is below its request."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for Amounts {
        request,
        limit: path,
    } in WORKLOADS.iter().flat_map(|part| [&part.cpu, &part.memory])
    {
        let (Some(request), Some(limit)) =
            (plan.answer(report, *request), plan.answer(report, *path))
        else {
            continue;
        };
        let (Some(needs), Some(most)) = (
            quantity::thousandths(&request),
            quantity::thousandths(&limit),
        ) else {
            continue;
        };
        if most < needs {
            let what = format!(
                "{} {} is below the request of {}.",
                questions::label(path),
                quoted(&limit),
                quoted(&request)
            );
            let why =
                "The API server refuses such a pod; the Deployment exists, but nothing starts.";
            report.error(CODE, *path, what).why(why).fix(format!(
                "Set the limit to {request} or more, or leave it empty."
            ));
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
                ("scaling.service.resources.limits.memory", "1024Mi"),
                ("scaling.service.resources.limits.cpu", "1000m"),
            ],
        );
        passes(RULE, &[("scaling.service.resources.limits.memory", "")]);
    }

    #[test]
    fn bad() {
        for (path, text) in [
            ("scaling.service.resources.limits.memory", "1G"),
            ("scaling.ui.resources.limits.cpu", "100m"),
        ] {
            refuses(RULE, &[(path, text)], CODE, path);
        }
    }
}
