//! SECR08: one value in two secrets: often the wrong one was pasted (F-one-secret-for-one-thing).

use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};
use crate::secrets::SPECS;

const CODE: &str = "SECR08";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("Two secrets have one value."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for (at, spec) in SPECS.iter().enumerate() {
        let Some(secret) = plan.secret(report, spec.path) else {
            continue;
        };
        let earlier = SPECS
            .iter()
            .take(at)
            .find(|other| plan.secret(report, other.path) == Some(secret));
        if let Some(other) = earlier {
            let what = format!("{} and {} are the same.", spec.label, other.label);
            let why = "Either one of them was pasted into the wrong field, or anybody who learns \
                       one of them has the other too.";
            report
                .warning(CODE, spec.path, what)
                .why(why)
                .fix("Check both, and give each its own value.");
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
                ("secrets.dbPassword", "one"),
                ("secrets.redisPassword", "two"),
            ],
        );
        passes(
            RULE,
            &[
                ("redis.password", "false"),
                ("secrets.dbPassword", "one"),
                ("secrets.redisPassword", "one"),
            ],
        );
    }

    #[test]
    fn bad() {
        let both = [
            ("secrets.clientSecret", "one"),
            ("secrets.cookieSecret", "one"),
        ];
        warns(RULE, &both, CODE, "secrets.cookieSecret");
    }
}
