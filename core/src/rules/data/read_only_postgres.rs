//! PG08: an address of PostgreSQL that leads to a copy which only reads (F-reader-endpoints). OSMO writes, and makes its tables.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS_AND_WARNINGS, Listed, Needs, Rule};

const CODE: &str = "PG08";
const PATH: Path = path!("postgres.serviceName");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS_AND_WARNINGS,
    sentence: Listed::new("The PostgreSQL address leads to a copy that only reads."),
    check,
};

/// Addresses that a cloud gives to readers alone: Aurora, Azure.
fn is_reader(host: &str) -> bool {
    host.contains(".cluster-ro-") || host.contains(".reader.postgres.database.")
}

/// How copies are called otherwise: the services of operators and charts, and by people.
pub(super) fn is_called_copy(host: &str) -> bool {
    let mut labels = host.split('.');
    let first = labels.next().unwrap_or_default();
    // CloudNativePG calls the service of all servers NAME-r.
    let any_server = first.ends_with("-r") && labels.any(|label| label == "svc");
    let (_, last) = first.rsplit_once('-').unwrap_or_default();
    let word = matches!(
        last,
        "ro" | "read"
            | "reader"
            | "readonly"
            | "repl"
            | "replica"
            | "replicas"
            | "standby"
            | "secondary"
            | "slave"
            | "slaves"
            | "follower"
            | "followers"
    );
    word || any_server || matches!(first, "replica" | "replicas")
}

fn check(plan: &Plan, report: &mut Report) {
    let Some(host) = plan.answer(report, PATH) else {
        return;
    };
    let name = format!("PostgreSQL host {}", quoted(&host));
    let why = "OSMO writes at its start and at each request: a copy answers \"cannot execute … in \
               a read-only transaction\".";
    let fix = "Give the address of the primary: Aurora's cluster endpoint, NAME-rw of \
               CloudNativePG.";
    if is_reader(&host) {
        report
            .error(
                CODE,
                PATH,
                format!("{name} is an address for reading only."),
            )
            .why(why)
            .fix(fix);
    } else if is_called_copy(&host) {
        report
            .warning(
                CODE,
                PATH,
                format!("{name} has the name of a read-only copy."),
            )
            .why(why)
            .fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, warns};

    #[test]
    fn good() {
        for host in [
            "pg",
            "osmo-pg-rw.db.svc",
            "osmo-db-r.example.com",
            "reader.example.com",
            "osmo.cluster-abc123.eu-west-1.rds.amazonaws.com",
            "osmo.abc123.eu-west-1.rds.amazonaws.com",
            "osmo.writer.postgres.database.azure.com",
            "osmo-postgresql-primary.db.svc.cluster.local",
            "euro.example.com",
            "10.1.2.3",
        ] {
            passes(RULE, &[(&PATH, host)]);
        }
    }

    #[test]
    fn bad() {
        for host in [
            "osmo.cluster-ro-abc123.eu-west-1.rds.amazonaws.com",
            "osmo.cluster-ro-abc123.rds.cn-north-1.amazonaws.com.cn",
            "osmo.reader.postgres.database.azure.com",
        ] {
            refuses(RULE, &[(&PATH, host)], CODE, &PATH);
        }
        for host in [
            "osmo-pg-ro.db.svc",
            "osmo-pg-r.db.svc.cluster.local",
            "osmo-postgresql-read.db.svc",
            "osmo-replicas.postgres-operator.svc",
            "acid-osmo-repl.db.svc",
            "osmo-replica.abc123.eu-west-1.rds.amazonaws.com",
            "replica.pg-project.aivencloud.com",
            "osmo-pg-slave.db.svc",
        ] {
            warns(RULE, &[(&PATH, host)], CODE, &PATH);
        }
    }
}
