//! BACK01: workflows in the namespace of OSMO or of the operator, beside their secrets.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "BACK01";
const PATH: Path = path!("backend.namespace");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("Workflows run in the namespace of OSMO or of its operator."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(name) = plan.answer(report, PATH) else {
        return;
    };
    for other in [path!("namespace"), path!("backend.agentNamespace")] {
        if plan.answer(report, other).as_deref() == Some(name.as_str()) {
            let what = format!(
                "Workflows would run in {}, the {}.",
                quoted(&name),
                questions::label(&other)
            );
            report
                .warning(CODE, PATH, what)
                .about(&other)
                .why(
                    "Users' containers then share a namespace with the secrets of the service \
                     that runs them.",
                )
                .fix("Use a separate namespace for workflows, such as osmo-workflows.");
        }
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
        warns(RULE, &[(&PATH, "osmo")], CODE, &PATH);
        warns(RULE, &[(&PATH, "osmo-operator")], CODE, &PATH);
    }
}
