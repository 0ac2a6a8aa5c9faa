//! DATA04: the host or port of another kind of server: the two were swapped, or PostgreSQL is expected where `MySQL` answers
//! (F-server-addresses).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS_AND_WARNINGS, Listed, Needs, Rule};

const CODE: &str = "DATA04";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS_AND_WARNINGS,
    sentence: Listed::new("The address is that of another kind of server."),
    check,
};

const POSTGRES: &str = "PostgreSQL";
const REDIS: &str = "Redis";
/// A part of a host name that a cloud gives to one kind of server only.
const HOSTS: [(&str, &str); 13] = [
    (".docdb.", "DocumentDB"),
    (".redshift.", "Redshift"),
    // It knows no extensions and no foreign keys.
    (".dsql.", "Aurora DSQL"),
    (".rds.amazonaws.com", "a database"),
    (".postgres.database.", POSTGRES),
    (".mysql.database.", "MySQL"),
    (".database.windows.net", "SQL Server"),
    (".documents.azure.com", "Cosmos DB"),
    (".cache.amazonaws.com", REDIS),
    (".memorydb.", REDIS),
    (".redis.cache.", REDIS),
    (".redis.azure.net", REDIS),
    (".upstash.io", REDIS),
];
/// Ports that one kind of server uses by custom.
const PORTS: [(&str, &str); 8] = [
    ("5432", POSTGRES),
    ("6379", REDIS),
    ("6380", REDIS),
    ("10000", "Azure Managed Redis"),
    ("3306", "MySQL"),
    ("1433", "SQL Server"),
    ("1521", "Oracle"),
    ("27017", "MongoDB"),
];

fn known(table: &[(&str, &'static str)], fits: impl Fn(&str) -> bool) -> Option<&'static str> {
    let found = table.iter().find(|(known, _)| fits(known));
    found.map(|(_, kind)| *kind)
}

/// Says whether a host has a part that means something in names of Amazon's alone, or everywhere.
fn is_of_cloud(host: &str, part: &str) -> bool {
    let amazon = [".docdb.", ".redshift.", ".dsql."].contains(&part);
    host.contains(part) && (!amazon || host.contains(".amazonaws.com") || host.ends_with(".on.aws"))
}

fn check(plan: &Plan, report: &mut Report) {
    for (wanted, host, port) in [
        (
            POSTGRES,
            path!("postgres.serviceName"),
            path!("postgres.port"),
        ),
        (REDIS, path!("redis.serviceName"), path!("redis.port")),
    ] {
        let fits =
            |kind: &str| kind.ends_with(wanted) || (kind, wanted) == ("a database", POSTGRES);
        if let Some(text) = plan.answer(report, host)
            && let Some(kind) = known(&HOSTS, |part| is_of_cloud(&text, part))
            && !fits(kind)
        {
            say(report, true, host, &text, kind);
        }
        if let Some(text) = plan.answer(report, port)
            && let Some(kind) = known(&PORTS, |one| text == one)
            && !fits(kind)
        {
            say(report, false, port, &text, kind);
        }
    }
}

fn say(report: &mut Report, sure: bool, path: Path, text: &str, kind: &str) {
    let what = format!(
        "{} {} is that of {kind}.",
        questions::label(&path),
        quoted(text)
    );
    let finding = if sure {
        report.error(CODE, path, what)
    } else {
        report.warning(CODE, path, what)
    };
    finding
        .why("The two sides do not speak the same language, and no pod gets ready.")
        .fix("Look whether two answers were swapped.");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, warns};

    const PG: &str = "postgres.serviceName";
    const CACHE: &str = "redis.serviceName";

    #[test]
    fn good() {
        passes(RULE, &[]);
        for (path, text) in [
            (PG, "osmo.abc123.eu-west-1.rds.amazonaws.com"),
            (PG, "osmo.postgres.database.azure.com"),
            (CACHE, "master.osmo.abc123.usw2.cache.amazonaws.com"),
            (CACHE, "osmo.westeurope.redis.azure.net"),
            (PG, "pg.docdb.svc"),
            ("postgres.port", "6432"),
            ("redis.port", "10000"),
        ] {
            passes(RULE, &[(path, text)]);
        }
    }

    #[test]
    fn bad() {
        for (path, text) in [
            (PG, "master.osmo.abc123.usw2.cache.amazonaws.com"),
            (PG, "osmo.redis.cache.windows.net"),
            (PG, "osmo.mysql.database.azure.com"),
            (PG, "osmo.database.windows.net"),
            (PG, "osmo.cluster-abc123.eu-west-1.docdb.amazonaws.com"),
            (PG, "osmo.abc123.eu-west-1.redshift.amazonaws.com"),
            (PG, "abc123.dsql.us-east-1.on.aws"),
            (CACHE, "osmo.abc123.eu-west-1.rds.amazonaws.com"),
            (CACHE, "osmo.postgres.database.usgovcloudapi.net"),
        ] {
            refuses(RULE, &[(path, text)], CODE, path);
        }
        for (path, text) in [
            ("postgres.port", "6379"),
            ("postgres.port", "3306"),
            ("redis.port", "5432"),
            ("redis.port", "27017"),
        ] {
            warns(RULE, &[(path, text)], CODE, path);
        }
    }
}
