//! REDIS06: a managed Redis whose address says whether it speaks TLS, and the answer says otherwise (F-elasticache,
//! F-redis-tls-always, F-azure-redis).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "REDIS06";
const HOST: Path = path!("redis.serviceName");
const PORT: Path = path!("redis.port");
const TLS: Path = path!("redis.tlsEnabled");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The Redis address says otherwise about TLS than the answers."),
    check,
};

/// Services that take TLS only.
const ALWAYS: [&str; 4] = [
    ".upstash.io",
    ".db.ondigitalocean.com",
    ".databases.appdomain.cloud",
    ".oci.oraclecloud.com",
];

/// Says whether a Redis speaks TLS, if its address tells.
fn speaks_tls(host: &str, port: &str) -> Option<bool> {
    if host.contains(".cache.amazonaws.com") {
        let plain = host.contains(".ng.0001.");
        let secured = ["master.", "replica."]
            .iter()
            .any(|start| host.starts_with(start));
        return (plain || secured).then_some(secured);
    }
    if host.contains(".redis.cache.") {
        return match port {
            "6379" => Some(false),
            "6380" => Some(true),
            _ => None,
        };
    }
    let always = ALWAYS.iter().any(|ending| host.ends_with(ending));
    always.then_some(true)
}

fn check(plan: &Plan, report: &mut Report) {
    let (Some(host), Some(port)) = (plan.answer(report, HOST), plan.answer(report, PORT)) else {
        return;
    };
    let Some(speaks) = speaks_tls(&host, &port) else {
        return;
    };
    if speaks == plan.deployment().redis.tls_enabled {
        return;
    }
    let what = format!("Redis {} on port {port} ", quoted(&host));
    if speaks {
        report
            .warning(CODE, TLS, format!("{what}takes connections with TLS."))
            .why("Without TLS it closes the connection before anything is said.")
            .fix("Switch TLS on.");
    } else {
        report
            .warning(CODE, TLS, format!("{what}speaks no TLS."))
            .why("The first message of TLS is no command to it, and it closes the connection.")
            .fix(
                "Give the address and port for TLS (in ElastiCache it begins with \"master.\"), or \
                 switch TLS off.",
            );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const ON: (&str, &str) = (TLS.as_str(), "true");
    const OFF: (&str, &str) = (TLS.as_str(), "false");
    const SECURED: [(&str, &str); 7] = [
        ("master.osmo.abc123.usw2.cache.amazonaws.com", "6379"),
        ("master.osmo.abc123.cnn1.cache.amazonaws.com.cn", "6379"),
        ("osmo.redis.cache.windows.net", "6380"),
        ("osmo.redis.cache.chinacloudapi.cn", "6380"),
        ("eu1-osmo-12345.upstash.io", "6379"),
        ("osmo-do-user-1-0.b.db.ondigitalocean.com", "25061"),
        ("amaaaa-p.redis.eu-frankfurt-1.oci.oraclecloud.com", "6379"),
    ];
    const PLAIN: [(&str, &str); 2] = [
        ("osmo.abc123.ng.0001.usw2.cache.amazonaws.com", "6379"),
        ("osmo.redis.cache.windows.net", "6379"),
    ];

    #[test]
    fn good() {
        for (host, port) in SECURED {
            passes(RULE, &[ON, (&HOST, host), (&PORT, port)]);
        }
        for (host, port) in PLAIN {
            passes(RULE, &[OFF, (&HOST, host), (&PORT, port)]);
        }
        for switch in [ON, OFF] {
            passes(RULE, &[switch, (&HOST, "redis"), (&PORT, "6380")]);
            passes(RULE, &[switch, (&HOST, "10.0.0.5"), (&PORT, "6379")]);
            // A node of its own: its name does not tell.
            passes(
                RULE,
                &[switch, (&HOST, "osmo-001.abc123.usw2.cache.amazonaws.com")],
            );
        }
    }

    #[test]
    fn bad() {
        for (host, port) in SECURED {
            warns(RULE, &[OFF, (&HOST, host), (&PORT, port)], CODE, &TLS);
        }
        for (host, port) in PLAIN {
            warns(RULE, &[ON, (&HOST, host), (&PORT, port)], CODE, &TLS);
        }
    }
}
