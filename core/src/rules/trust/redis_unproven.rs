//! CA04: Redis behind a private authority. The charts know none (F-no-authority); OpenSSL's `SSL_CERT_FILE` reaches
//! OSMO's containers, and never the rate limiter.

use crate::finding::Report;
use crate::plan::Plan;

const CODE: &str = "CA04";
const PATH: &str = "trust.redis";

pub(crate) fn rule(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    if !d.trusts("redis") {
        return;
    }
    let why = "The charts have no key for it: it rests on SSL_CERT_FILE, which replaces the list of public authorities. It was rendered, not run.";
    let fix = "Put the public authorities into ca.crt beside yours, try it before the change window, or use a Redis with a public certificate.";
    report.warning(
        CODE,
        PATH,
        "A private authority for Redis is unproven with these charts.",
        why,
        fix,
    );
    if d.rate_limit.enabled {
        report.error(
            CODE,
            "rateLimit.enabled",
            "The rate limiter cannot trust a private authority.",
            "It has no place for one and always speaks TLS with Redis: it never connects, and no rate is limited.",
            "Leave the rate limit off.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, warns};

    #[test]
    fn good() {
        passes(rule, &[("rateLimit.enabled", "true")]);
        passes(rule, &[(PATH, "true"), ("redis.tlsEnabled", "false")]);
    }

    #[test]
    fn bad() {
        warns(rule, &[(PATH, "true")], CODE, PATH);
        refuses(
            rule,
            &[(PATH, "true"), ("rateLimit.enabled", "true")],
            CODE,
            "rateLimit.enabled",
        );
    }
}
