//! SKIP03: one more path without sign-in: it may be meant, but it takes protection away, and of every path that begins so.

use super::{ROUTER_PATHS, SERVICE_PATHS};
use crate::finding::Report;
use crate::plan::Plan;
use crate::questions;
use crate::release::v6_2::values;
use crate::rules::text::quoted;

const CODE: &str = "SKIP03";
/// The guide's lists.
const USUAL: [(&str, &[&str]); 2] = [
    (SERVICE_PATHS, values::SERVICE_PATHS),
    (ROUTER_PATHS, values::ROUTER_PATHS),
];

pub(crate) fn rule(plan: &Plan, report: &mut Report) {
    for (field, usual) in USUAL {
        for path in plan.entries(report, field) {
            if !usual.contains(&path.as_str()) {
                let what = format!(
                    "{} {} needs no sign-in.",
                    questions::label(field),
                    quoted(&path)
                );
                let why = "Everybody who reaches the address can call it, and every other path that begins the same way.";
                report.warning(
                    CODE,
                    field,
                    what,
                    why,
                    "Make sure that it is meant, and write it as long and exact as possible.",
                );
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
            rule,
            &[
                (SERVICE_PATHS, "/api/version\n/client/version"),
                (ROUTER_PATHS, "/api/router/version"),
            ],
        );
    }

    #[test]
    fn bad() {
        for field in [SERVICE_PATHS, ROUTER_PATHS] {
            warns(rule, &[(field, "/health")], CODE, field);
        }
    }
}
