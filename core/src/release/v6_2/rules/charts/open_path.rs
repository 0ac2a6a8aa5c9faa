//! SKIP03: one more path without sign-in: it may be meant, but it takes protection away, and of every path that begins so.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::release::kit::rules::sign_in::{ROUTER_PATHS, SERVICE_PATHS};
use crate::release::v6_2::values;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "SKIP03";
/// The guide's lists.
const USUAL: [(Path, &[&str]); 2] = [
    (SERVICE_PATHS, values::SERVICE_PATHS),
    (ROUTER_PATHS, values::ROUTER_PATHS),
];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("A path needs no sign-in."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for (field, usual) in USUAL {
        for path in plan.entries(report, field) {
            if !usual.contains(&path.as_str()) {
                let what = format!(
                    "{} {} needs no sign-in.",
                    questions::label(&field),
                    quoted(&path)
                );
                let why = "Everybody who reaches the address can call it, and every other path \
                           that begins the same way.";
                report
                    .warning(CODE, field, what)
                    .about(&path)
                    .why(why)
                    .fix("Make sure that it is meant, and write it as long and exact as possible.");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(
            RULE,
            &[
                (&SERVICE_PATHS, "/api/version\n/client/version"),
                (&ROUTER_PATHS, "/api/router/version"),
            ],
        );
    }

    #[test]
    fn bad() {
        for field in [SERVICE_PATHS, ROUTER_PATHS] {
            warns(RULE, &[(&field, "/health")], CODE, &field);
        }
    }
}
