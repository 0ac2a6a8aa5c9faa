//! RATE01: a rate limit whose Redis the sidecar cannot use (D44; `_sidecar-helpers.tpl` lines 124-127): the chart fixes port
//! 6379 and TLS, and has no place for a password. Without sign-in there is no Envoy that would ask it.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS_AND_WARNINGS, Listed, Needs, Rule};

const CODE: &str = "RATE01";
const PATH: Path = path!("rateLimit.enabled");
const HOST: Path = path!("rateLimit.serviceName");

/// What keeps the sidecar from the Redis of the deployment.
fn obstacles(plan: &Plan) -> String {
    let redis = &plan.deployment().redis;
    let mut found = Vec::new();
    if !redis.tls_enabled {
        found.push("it has no TLS".to_owned());
    }
    if redis.port.as_str() != "6379" {
        found.push(format!("its port is {}", quoted(&redis.port)));
    }
    if redis.password {
        found.push("it asks for a password".to_owned());
    }
    found.join(", ")
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS_AND_WARNINGS,
    sentence: Listed::new("The rate limit cannot use its Redis."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    if !d.rate_limit.enabled {
        return;
    }
    let own = &d.rate_limit.service_name;
    let obstacles = obstacles(plan);
    if plan.connection().is_none() {
        let why = "Envoy asks the limiter, and without an identity provider Envoy is off: nothing \
                   is limited.";
        report
            .warning(CODE, PATH, "The rate limit is on, but there is no Envoy.")
            .why(why)
            .fix("Turn the rate limit off.");
    } else if !own.is_blank() && *own != d.redis.service_name {
        let what = format!(
            "Redis host of the rate limit {} has to speak TLS on port 6379 without a password.",
            quoted(own)
        );
        let why = "The chart fixes all three; with any other Redis the sidecar cannot work, and \
                   nothing is limited.";
        report
            .warning(CODE, HOST, what)
            .why(why)
            .fix("Check that this Redis does.");
    } else if !obstacles.is_empty() {
        let what = format!("The rate limit cannot use this Redis: {obstacles}.");
        let why = "The chart fixes port 6379, TLS and no password for the sidecar; it could not \
                   work, and nothing would be limited.";
        report
            .error(CODE, PATH, what)
            .why(why)
            .fix("Turn the rate limit off, or name another Redis for it.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, warns};

    const ON: (&str, &str) = (PATH.as_str(), "true");

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(RULE, &[ON, ("redis.password", "false")]);
    }

    #[test]
    fn bad() {
        refuses(RULE, &[ON], CODE, &PATH);
        refuses(
            RULE,
            &[
                ON,
                ("redis.password", "false"),
                ("redis.tlsEnabled", "false"),
            ],
            CODE,
            &PATH,
        );
        refuses(
            RULE,
            &[ON, ("redis.password", "false"), ("redis.port", "6380")],
            CODE,
            &PATH,
        );
        warns(RULE, &[ON, (&HOST, "limits.example.internal")], CODE, &HOST);
        warns(RULE, &[ON, ("idp.provider", "none")], CODE, &PATH);
    }
}
