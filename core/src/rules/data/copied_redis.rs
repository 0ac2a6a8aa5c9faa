//! REDIS07: an address of Redis that leads to copies which only read, or to the sentinels, which hold no data (F-elasticache,
//! F-redis-copies).

use super::read_only_postgres::is_called_copy;
use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS_AND_WARNINGS, Listed, Needs, Rule};

const CODE: &str = "REDIS07";
const HOST: Path = path!("redis.serviceName");
const PORT: Path = path!("redis.port");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS_AND_WARNINGS,
    sentence: Listed::new("The Redis address does not lead to the primary."),
    check,
};

/// `ElastiCache`'s reader endpoints, with TLS and without.
fn is_reader(host: &str) -> bool {
    let first = host.split('.').next().unwrap_or_default();
    host.contains(".cache.amazonaws.com") && (first == "replica" || first.ends_with("-ro"))
}

fn check(plan: &Plan, report: &mut Report) {
    let Some(host) = plan.answer(report, HOST) else {
        return;
    };
    let name = format!("Redis host {}", quoted(&host));
    let why = "OSMO writes to Redis at each request: a copy answers READONLY.";
    let fix = "Give the address of the primary.";
    if is_reader(&host) {
        report
            .error(CODE, HOST, format!("{name} is a reader endpoint."))
            .why(why)
            .fix(fix);
    } else if is_called_copy(&host) {
        report
            .warning(
                CODE,
                HOST,
                format!("{name} has the name of a read-only copy."),
            )
            .why(why)
            .fix(fix);
    }
    let first = host.split('.').next().unwrap_or_default();
    let port = plan.answer(report, PORT);
    let (path, what) = if first.contains("sentinel") {
        (HOST, format!("{name} has the name of a sentinel."))
    } else if port.is_some_and(|port| port == "26379") {
        (PORT, "Redis port 26379 is that of Sentinel.".to_owned())
    } else {
        return;
    };
    report
        .warning(CODE, path, what)
        .why("A sentinel only tells where the primary is, which OSMO does not ask.")
        .fix("Give address and port of the primary, or of a proxy that follows it.");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, warns};

    #[test]
    fn good() {
        for host in [
            "redis",
            "osmo-redis-master.db.svc",
            "master.osmo.abc123.usw2.cache.amazonaws.com",
            "osmo.abc123.ng.0001.usw2.cache.amazonaws.com",
        ] {
            passes(RULE, &[(&HOST, host), (&PORT, "6380")]);
        }
    }

    #[test]
    fn bad() {
        for host in [
            "replica.osmo.abc123.usw2.cache.amazonaws.com",
            "osmo-ro.abc123.ng.0001.usw2.cache.amazonaws.com",
            "replica.osmo.abc123.cnn1.cache.amazonaws.com.cn",
        ] {
            refuses(RULE, &[(&HOST, host)], CODE, &HOST);
        }
        for host in [
            "osmo-redis-replicas.db.svc",
            "redis-replica",
            "osmo-redis-ro.db.svc",
            "osmo-redis-slave.db.svc",
            "redis-slaves",
            "osmo-redis-follower.db.svc",
        ] {
            warns(RULE, &[(&HOST, host)], CODE, &HOST);
        }
        warns(RULE, &[(&HOST, "redis-sentinel.db.svc")], CODE, &HOST);
        warns(RULE, &[(&PORT, "26379")], CODE, &PORT);
    }
}
