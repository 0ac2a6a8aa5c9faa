//! PG05: `verify-full` against public authorities only, the usual mistake with a database of one's own.

use crate::finding::Report;
use crate::model::SslMode;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "PG05";
const PATH: Path = path!("postgres.sslMode");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("PostgreSQL is checked against public authorities only."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    if d.postgres.ssl_mode == SslMode::VerifyFull && !d.trusts("postgres") {
        let why = "With a private authority, the usual case for a database, the sidecars cannot \
                   connect and refuse everybody.";
        let fix = "Keep it if the server's certificate is from a public authority. Otherwise name your \
         authority at Site rules, or choose require.";
        report
            .warning(
                CODE,
                PATH,
                "TLS mode \"verify-full\" checks against public authorities only.",
            )
            .why(why)
            .fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(RULE, &[(&PATH, "verify-full"), ("trust.postgres", "true")]);
        for mode in ["prefer", "require", "disable"] {
            passes(RULE, &[(&PATH, mode)]);
        }
    }

    #[test]
    fn bad() {
        warns(RULE, &[(&PATH, "verify-full")], CODE, &PATH);
    }
}
