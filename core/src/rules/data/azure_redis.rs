//! REDIS05: a Redis of Azure's, told by its host name: Azure Cache stops at Redis 6, and Azure Managed Redis has a port and a
//! policy of its own (F-azure-redis).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "REDIS05";
const HOST: Path = path!("redis.serviceName");
const PORT: Path = path!("redis.port");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("Azure's Redis needs another port, version or policy."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let (Some(host), Some(port)) = (plan.answer(report, HOST), plan.answer(report, PORT)) else {
        return;
    };
    if host.contains(".redis.cache.") {
        report
            .warning(CODE, HOST, format!("Redis host {} is an Azure Cache for Redis.", quoted(&host)))
            .why("That service stops at Redis 6, and OSMO needs 7: the pre-flight check refuses it.")
            .fix("Use Azure Managed Redis with the policy EnterpriseCluster, port 10000 and access keys.");
    } else if host.ends_with(".redis.azure.net") || host.contains(".redisenterprise.cache.") {
        report
            .warning(
                CODE,
                HOST,
                format!("Redis host {} is an Azure Managed Redis.", quoted(&host)),
            )
            .why(
                "With the cluster policy OSSCluster it answers MOVED, which OSMO does not follow; \
                 a host name does not tell the policy.",
            )
            .fix("Make sure that its policy is EnterpriseCluster and that access keys are on.");
        if port != "10000" {
            report
                .warning(
                    CODE,
                    PORT,
                    format!(
                        "Azure Managed Redis listens on port 10000, not on {}.",
                        quoted(&port)
                    ),
                )
                .why("Nothing answers on another port.")
                .fix("Use port 10000.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const MANAGED: &str = "osmo.westeurope.redis.azure.net";
    const CACHE: &str = "osmo.redis.cache.windows.net";

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(
            RULE,
            &[
                ("platform", "azure"),
                (&HOST, "redis.osmo.svc"),
                (&PORT, "6379"),
            ],
        );
    }

    #[test]
    fn bad() {
        warns(RULE, &[(&HOST, CACHE), (&PORT, "6380")], CODE, &HOST);
        warns(RULE, &[(&HOST, MANAGED), (&PORT, "10000")], CODE, &HOST);
        warns(RULE, &[(&HOST, MANAGED), (&PORT, "6379")], CODE, &PORT);
        let enterprise = "osmo.eastus.redisenterprise.cache.azure.net";
        warns(RULE, &[(&HOST, enterprise), (&PORT, "6380")], CODE, &PORT);
    }
}
