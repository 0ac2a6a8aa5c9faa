//! REDIS08: another Redis database than 0, with a service that has database 0 only, told by its host name (F-redis-single-database).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "REDIS08";
const HOST: Path = path!("redis.serviceName");
const PATH: Path = path!("redis.dbNumber");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The Redis service has database 0 only."),
    check,
};

/// Parts of the addresses of such services: Redis Cloud by both its names, Redis Enterprise at Azure by both its names, Upstash.
const SERVICES: [&str; 5] = [
    ".redislabs.com",
    ".redis-cloud.com",
    ".redis.azure.net",
    ".redisenterprise.cache.",
    ".upstash.io",
];

fn check(plan: &Plan, report: &mut Report) {
    let (Some(host), Some(number)) = (plan.answer(report, HOST), plan.answer(report, PATH)) else {
        return;
    };
    if number == "0" || !SERVICES.iter().any(|part| host.contains(part)) {
        return;
    }
    let what = format!("Redis host {} has database 0 only.", quoted(&host));
    report
        .warning(CODE, PATH, what)
        .why("It refuses to change to another: OSMO's queues do not start.")
        .fix("Use 0, and a Redis of its own for each OSMO.");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(RULE, &[(&HOST, "cache.example.com"), (&PATH, "3")]);
        let cloud = "redis-12345.c1.us-east-1-2.ec2.redns.redis-cloud.com";
        passes(RULE, &[(&HOST, cloud), (&PATH, "0")]);
    }

    #[test]
    fn bad() {
        for host in [
            "redis-12345.c1.us-east-1-2.ec2.redns.redis-cloud.com",
            "redis-12345.c1.us-east-1-2.ec2.cloud.redislabs.com",
            "osmo.westeurope.redis.azure.net",
            "osmo.eastus.redisenterprise.cache.azure.net",
            "eu1-quick-cat-12345.upstash.io",
        ] {
            warns(RULE, &[(&HOST, host), (&PATH, "3")], CODE, &PATH);
        }
    }
}
