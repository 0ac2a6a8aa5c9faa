//! FORM04: text beyond any sensible length. The grammars of single values have tighter limits.

use crate::finding::Report;
use crate::plan::Plan;
use crate::questions::{self};
use crate::secrets::SPECS;

const CODE: &str = "FORM04";
const SECRET: usize = 4096;

fn add(report: &mut Report, path: &str, label: &str, length: usize, limit: usize) {
    let what = format!("{label} has {length} bytes; {limit} is the most.");
    let why = "Nothing that belongs here is that long, and files and objects in the cluster have limits of their own.";
    report.error(
        CODE,
        path,
        what,
        why,
        "Shorten it; probably something else was pasted.",
    );
}

pub(crate) fn rule(plan: &Plan, report: &mut Report) {
    for field in questions::asked(plan.deployment()) {
        let (length, limit) = (field.read(plan.answers()).len(), field.kind.limit());
        if length > limit {
            add(report, field.path, field.label, length, limit);
        }
    }
    for spec in SPECS {
        let length = plan.secret(report, spec.path).map_or(0, str::len);
        if length > SECRET {
            add(report, spec.path, spec.label, length, SECRET);
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
            rule,
            &[
                ("hostname", &"a".repeat(512)),
                ("secrets.dbPassword", &"a".repeat(4096)),
            ],
        );
    }

    #[test]
    fn bad() {
        refuses(rule, &[("hostname", &"a".repeat(513))], CODE, "hostname");
        refuses(
            rule,
            &[("extraValues.service", &"a".repeat(65_537))],
            CODE,
            "extraValues.service",
        );
        refuses(
            rule,
            &[("secrets.dbPassword", &"a".repeat(4097))],
            CODE,
            "secrets.dbPassword",
        );
    }
}
