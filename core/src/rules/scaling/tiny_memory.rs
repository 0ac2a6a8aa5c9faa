//! SCALE05: so little memory that the unit was probably forgotten: `512` is 512 bytes, `512m` half a byte (F-quantity-units).

use super::WORKLOADS;
use crate::finding::Report;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::quantity;

const CODE: &str = "SCALE05";
/// 16 MiB, in thousandths of a byte.
const LEAST: u64 = 16 * 1024 * 1024 * 1000;

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("The unit of an amount of memory was probably forgotten."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for path in WORKLOADS
        .iter()
        .flat_map(|part| [part.memory.request, part.memory.limit])
    {
        let Some(text) = plan.answer(report, path) else {
            continue;
        };
        if quantity::thousandths(&text).is_some_and(|amount| amount < LEAST) {
            let what = format!(
                "{} {} is less than 16Mi.",
                questions::label(&path),
                quoted(&text)
            );
            let why = "A number without a unit counts bytes, and m means thousandths of one: the \
                       container would be killed at once or placed anywhere.";
            report
                .error(CODE, path, what)
                .why(why)
                .fix("Add the unit: Mi or Gi.");
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
        passes(RULE, &[("scaling.agent.resources.limits.memory", "16Mi")]);
    }

    #[test]
    fn bad() {
        for text in ["512", "512m", "1024k", "1M"] {
            for path in [
                "scaling.agent.resources.limits.memory",
                "scaling.ui.resources.requests.memory",
            ] {
                refuses(RULE, &[(path, text)], CODE, path);
            }
        }
    }
}
