//! SECR09: white space at an end of a secret. Files are read byte for byte (F-proxy-files).

use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};
use crate::secrets::SPECS;

const CODE: &str = "SECR09";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("A secret begins or ends with white space."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for spec in SPECS {
        if plan
            .secret(report, spec.path)
            .is_some_and(|secret| secret.trim() != secret)
        {
            let what = format!("{} starts or ends with a space.", spec.label);
            let why = "The space becomes part of the secret; if it came along in copying, every login with it fails.";
            report
                .warning(CODE, spec.path, what)
                .why(why)
                .fix("Delete the space, unless it really belongs to it.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(RULE, &[("secrets.dbPassword", "a b")]);
    }

    #[test]
    fn bad() {
        for secret in [" a", "a "] {
            warns(
                RULE,
                &[("secrets.dbPassword", secret)],
                CODE,
                "secrets.dbPassword",
            );
        }
    }
}
