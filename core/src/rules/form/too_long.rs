//! FORM04: text beyond any sensible length. The grammars of single values have tighter limits.

use crate::fields::{Field, Kind};
use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions::{self};
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::secrets::SPECS;

const CODE: &str = "FORM04";
const SECRET: usize = 4096;

/// Says whether an answer is too long.
pub(super) fn answer(field: &Field, text: &str) -> bool {
    text.len() > field.kind.limit() || has_more_entries(field, text)
}

/// Says whether a list has more entries than one may have. The plan keeps one more than that.
fn has_more_entries(field: &Field, text: &str) -> bool {
    field.kind == Kind::Lines && text.split('\n').nth(Kind::MOST_ENTRIES).is_some()
}

/// Says whether a secret is too long.
pub(super) fn secret(text: &str) -> bool {
    text.len() > SECRET
}

fn bytes(label: &str, length: usize, limit: usize) -> String {
    format!("{label} has {length} bytes; the limit is {limit}.")
}

fn add(report: &mut Report, path: Path, what: String) {
    let why = "Nothing that belongs here is that long, and files and objects in the cluster have limits of their own.";
    report
        .error(CODE, path, what)
        .why(why)
        .fix("Shorten it; probably something else was pasted.");
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("A value is far too long."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for field in questions::asked(plan.deployment()) {
        let text = field.read(plan.answers());
        if has_more_entries(field, &text) {
            let most = Kind::MOST_ENTRIES;
            let what = format!("{} has more than {most} entries.", field.label);
            add(report, field.path, what);
        } else if answer(field, &text) {
            let (length, limit) = (text.len(), field.kind.limit());
            add(report, field.path, bytes(field.label, length, limit));
        }
    }
    for spec in SPECS {
        if let Some(held) = plan.held(spec.path).filter(|held| secret(held)) {
            add(report, spec.path, bytes(spec.label, held.len(), SECRET));
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
                ("scheduling.podLabels", &["a=b"; 200].join("\n")),
            ],
        );
    }

    #[test]
    fn bad() {
        refuses(RULE, &[("hostname", &"a".repeat(513))], CODE, "hostname");
        for count in [201, 4_000] {
            let list = vec!["a=b"; count].join("\n");
            let path = "scheduling.podLabels";
            refuses(RULE, &[(path, &list)], CODE, path);
        }
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
