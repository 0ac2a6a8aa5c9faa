//! REDIS02: a Redis database number other than 0 without TLS (D40): agent and logger pass the number only in the TLS branch
//! of their templates (`agent-service.yaml` lines 93-97, `logger-service.yaml` likewise).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "REDIS02";
const PATH: Path = path!("redis.dbNumber");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("Without TLS, some services ignore the Redis database number."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(number) = plan.answer(report, PATH) else {
        return;
    };
    if number != "0" && !plan.deployment().redis.tls_enabled {
        let what = format!(
            "Redis database number {} is not 0, and Redis has no TLS.",
            quoted(&number)
        );
        let why = "Without TLS the charts do not pass the number to agent and logger: these two \
                   would use database 0 and the other services another one.";
        report
            .error(CODE, PATH, what)
            .why(why)
            .fix("Use 0, or turn TLS on.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(RULE, &[(&PATH, "3")]);
        passes(RULE, &[("redis.tlsEnabled", "false"), (&PATH, "0")]);
    }

    #[test]
    fn bad() {
        refuses(
            RULE,
            &[("redis.tlsEnabled", "false"), (&PATH, "1")],
            CODE,
            &PATH,
        );
    }
}
