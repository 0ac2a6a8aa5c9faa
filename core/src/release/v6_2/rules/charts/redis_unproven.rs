//! CA04: Redis behind a private authority. The charts know none (F-no-authority); OpenSSL's `SSL_CERT_FILE` reaches
//! OSMO's containers, and never the rate limiter.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{ERRORS_AND_WARNINGS, Listed, Needs, Rule};

const CODE: &str = "CA04";
const PATH: Path = path!("trust.redis");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS_AND_WARNINGS,
    sentence: Listed::new("Redis uses a private authority, which the charts do not support."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    if !d.trusts("redis") {
        return;
    }
    let why = "The charts have no key for it, so it depends on SSL_CERT_FILE, which replaces the \
               list of public authorities. It was rendered, not run.";
    let fix = "Put the public authorities into ca.crt beside yours, try it before the change \
               window, or use a Redis with a public certificate.";
    report
        .warning(
            CODE,
            PATH,
            "A private authority for Redis has not been tested with these charts.",
        )
        .why(why)
        .fix(fix);
    if d.rate_limit.enabled {
        report
            .error(
                CODE,
                path!("rateLimit.enabled"),
                "The rate limiter cannot trust a private authority.",
            )
            .why(
                "It has no place for one and always speaks TLS with Redis: it never connects, and \
                 no rate is limited.",
            )
            .fix("Leave the rate limit off.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, warns};

    #[test]
    fn good() {
        passes(RULE, &[("rateLimit.enabled", "true")]);
        passes(RULE, &[(&PATH, "true"), ("redis.tlsEnabled", "false")]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[(&PATH, "true")], CODE, &PATH);
        refuses(
            RULE,
            &[(&PATH, "true"), ("rateLimit.enabled", "true")],
            CODE,
            "rateLimit.enabled",
        );
    }
}
