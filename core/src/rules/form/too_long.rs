//! FORM04: text beyond any sensible length. The grammars of single values have tighter limits.

use crate::fields::Field;
use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions::{self};
use crate::rules::{ERRORS, Needs, Rule};
use crate::secrets::SPECS;

const CODE: &str = "FORM04";
const SECRET: usize = 4096;

/// Says whether an answer is too long.
pub(super) fn answer(field: &Field, text: &str) -> bool {
    text.len() > field.kind.limit()
}

/// Says whether a secret is too long.
pub(super) fn secret(text: &str) -> bool {
    text.len() > SECRET
}

fn add(report: &mut Report, path: Path, label: &str, length: usize, limit: usize) {
    let what = format!("{label} has {length} bytes; the limit is {limit}.");
    let why = "Nothing that belongs here is that long, and files and objects in the cluster have limits of their own.";
    report
        .error(CODE, path, what)
        .why(why)
        .fix("Shorten it; probably something else was pasted.");
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: module_path!(),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: "A value is far too long.",
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for field in questions::asked(plan.deployment()) {
        let text = field.read(plan.answers());
        if answer(field, &text) {
            add(
                report,
                field.path,
                field.label,
                text.len(),
                field.kind.limit(),
            );
        }
    }
    for spec in SPECS {
        if let Some(held) = plan.held(spec.path).filter(|held| secret(held)) {
            add(report, spec.path, spec.label, held.len(), SECRET);
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
            &[
                ("hostname", &"a".repeat(512)),
                ("secrets.dbPassword", &"a".repeat(4096)),
            ],
        );
    }

    #[test]
    fn bad() {
        refuses(RULE, &[("hostname", &"a".repeat(513))], CODE, "hostname");
        refuses(
            RULE,
            &[("extraValues.service", &"a".repeat(65_537))],
            CODE,
            "extraValues.service",
        );
        refuses(
            RULE,
            &[("secrets.dbPassword", &"a".repeat(4097))],
            CODE,
            "secrets.dbPassword",
        );
    }
}
