//! PG06: PostgreSQL behind a pooler in transaction mode, told by port or host name. The authorization sidecar (pgx) keeps
//! prepared statements on a connection, which the pooler gives to somebody else (F-prepared-statements).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "PG06";
const HOST: Path = path!("postgres.serviceName");
const PORT: Path = path!("postgres.port");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("PostgreSQL is probably behind a pooler."),
    check,
};

/// How hosts of poolers are called: `PgBouncer`, RDS Proxy, Neon, Supabase, `CloudNativePG`.
const POOLERS: [&str; 8] = [
    "pgbouncer",
    "pooler",
    "pgcat",
    "pgpool",
    "pgdog",
    "supavisor",
    "odyssey",
    ".proxy-",
];
/// Ports of poolers: `PgBouncer`'s own, Supabase's, and those of two clouds on their hosts (F-pooler-ports).
const PORTS: [(&str, &str); 4] = [
    ("6432", ""),
    ("6543", ""),
    ("25061", ".db.ondigitalocean.com"),
    ("5431", ".postgresbridge.com"),
];

fn is_pooler(host: &str) -> bool {
    POOLERS.iter().any(|word| host.contains(word))
}

fn check(plan: &Plan, report: &mut Report) {
    let (host, port) = (plan.answer(report, HOST), plan.answer(report, PORT));
    let (path, what) = match (host, port) {
        (Some(host), _) if is_pooler(&host) => (
            HOST,
            format!("PostgreSQL host {} is probably a pooler.", quoted(&host)),
        ),
        (Some(host), Some(port))
            if PORTS
                .iter()
                .any(|(known, end)| port == *known && host.ends_with(end)) =>
        {
            (
                PORT,
                format!("PostgreSQL port {port} is usually a pooler's."),
            )
        }
        _ => return,
    };
    report
        .warning(CODE, path, what)
        .why(
            "In transaction mode each statement may go over another connection; the authorization \
             sidecars keep statements on theirs, fail, and deny everybody.",
        )
        .fix("Give the server itself, or a pooler in session mode.");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(RULE, &[(&HOST, "db.pool.example.com"), (&PORT, "5433")]);
        passes(RULE, &[(&PORT, "25061")]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[(&PORT, "6432")], CODE, &PORT);
        warns(RULE, &[(&PORT, "6543")], CODE, &PORT);
        warns(
            RULE,
            &[
                (&HOST, "osmo-do-user-1-0.b.db.ondigitalocean.com"),
                (&PORT, "25061"),
            ],
            CODE,
            &PORT,
        );
        for host in [
            "pgbouncer.db.svc",
            "osmo.pgbouncer.svc.cluster.local",
            "odyssey.db.svc",
            "osmo-db-pooler-rw.db.svc",
            "ep-x-123-pooler.eu-central-1.aws.neon.tech",
            "aws-0-eu-central-1.pooler.supabase.com",
            "osmo.proxy-abc123.us-west-2.rds.amazonaws.com",
        ] {
            warns(RULE, &[(&HOST, host)], CODE, &HOST);
        }
    }
}
