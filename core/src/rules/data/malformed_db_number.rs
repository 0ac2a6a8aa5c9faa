//! REDIS01: a Redis database number outside 0 to 15, the sixteen that a Redis server has by default (F-redis-databases).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::number;

const CODE: &str = "REDIS01";
const PATH: Path = path!("redis.dbNumber");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("The Redis database number is not between 0 and 15."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(text) = plan.answer(report, PATH) else {
        return;
    };
    if number::whole(&text).is_none_or(|number| number > 15) {
        let what = format!(
            "Redis database number {} is not between 0 and 15.",
            quoted(&text)
        );
        let why = "Redis has sixteen databases unless somebody changed it, and refuses to select \
                   another one.";
        report
            .error(CODE, PATH, what)
            .why(why)
            .fix("Use 0, the one that every Redis has.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for number in ["0", "1", "15"] {
            passes(RULE, &[(&PATH, number)]);
        }
    }

    #[test]
    fn bad() {
        for number in ["16", "-1", "zero", "1.0", "01"] {
            refuses(RULE, &[(&PATH, number)], CODE, &PATH);
        }
    }
}
