//! REDIS04: a Redis in cluster mode, told by its host name (F-elasticache). It answers MOVED to a client that asks the wrong node, and OSMO
//! knows no cluster (F-no-redis-cluster).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS_AND_WARNINGS, Listed, Needs, Rule};

const CODE: &str = "REDIS04";
const PATH: Path = path!("redis.serviceName");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS_AND_WARNINGS,
    sentence: Listed::new("The Redis host is a cluster, which OSMO cannot use."),
    check,
};

fn is_cluster(host: &str) -> bool {
    // MemoryDB has clusters only.
    [".clustercfg.", ".serverless.", ".memorydb."]
        .iter()
        .any(|part| format!(".{host}").contains(part))
}

/// How charts call the Service of a cluster.
fn is_called_cluster(host: &str) -> bool {
    let first = host.split('.').next().unwrap_or_default();
    ["redis-cluster", "valkey-cluster"]
        .iter()
        .any(|name| first.contains(name))
}

fn check(plan: &Plan, report: &mut Report) {
    let Some(host) = plan.answer(report, PATH) else {
        return;
    };
    let why = "A cluster answers MOVED for keys of another node and has database 0 only; OSMO does \
               not follow, and its queues stop.";
    let fix = "Use a Redis with cluster mode off: in ElastiCache the primary endpoint of a \
               replication group.";
    if is_cluster(&host) {
        let what = format!("Redis host {} is a cluster.", quoted(&host));
        report.error(CODE, PATH, what).why(why).fix(fix);
    } else if is_called_cluster(&host) {
        let what = format!("Redis host {} has the name of a cluster.", quoted(&host));
        report.warning(CODE, PATH, what).why(why).fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, warns};

    #[test]
    fn good() {
        for host in [
            "redis",
            "clustercfg-test.db.svc",
            "master.osmo.abc123.usw2.cache.amazonaws.com",
        ] {
            passes(RULE, &[(&PATH, host)]);
        }
    }

    #[test]
    fn bad() {
        for host in [
            "clustercfg.osmo.abc123.usw2.cache.amazonaws.com",
            "osmo-abc123.serverless.usw2.cache.amazonaws.com",
            "osmo.abc123.clustercfg.usw2.cache.amazonaws.com",
            "clustercfg.osmo.abc123.memorydb.us-east-1.amazonaws.com",
            "osmo-0001-001.osmo.abc123.memorydb.us-east-1.amazonaws.com",
        ] {
            refuses(RULE, &[(&PATH, host)], CODE, &PATH);
        }
        for host in ["redis-cluster.db.svc", "osmo-redis-cluster-headless.db.svc"] {
            warns(RULE, &[(&PATH, host)], CODE, &PATH);
        }
    }
}
