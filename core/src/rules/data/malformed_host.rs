//! DATA01: a host of PostgreSQL or Redis that is neither a DNS name nor an IPv4 address (F-postgres-address). The Go
//! sidecars put it into an address unescaped, which IPv6 breaks.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::host;

const CODE: &str = "DATA01";
/// The hosts that pods connect to.
pub(super) const PATHS: [Path; 3] = [
    path!("postgres.serviceName"),
    path!("redis.serviceName"),
    path!("rateLimit.serviceName"),
];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("A host is neither a DNS name nor an IPv4 address."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for path in PATHS {
        let Some(text) = plan.answer(report, path) else {
            continue;
        };
        let what = format!("{} {}", questions::label(&path), quoted(&text));
        if !text.is_ascii() {
            let why = "Resolvers look up the ASCII form of a name; this one is not found, or is a look-alike.";
            report
                .error(CODE, path, format!("{what} has letters beyond a to z."))
                .why(why)
                .fix("Write the ASCII form that begins with xn--.");
        } else if let Some(defect) = host::defect(&text) {
            let why = "Port, user and database are put around it; with more than a host in it no pod can connect.";
            let fix = "Give a DNS name or an IPv4 address alone: no scheme, no port, no IPv6.";
            report
                .error(CODE, path, format!("{what} {defect}."))
                .why(why)
                .fix(fix);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for host in [
            "pg",
            "pg.example.internal",
            "10.1.2.3",
            "osmo-pg.osmo.svc.cluster.local",
        ] {
            passes(RULE, &[(&PATHS[0], host), (&PATHS[1], host)]);
        }
        passes(RULE, &[(&PATHS[2], "a b")]);
    }

    #[test]
    fn bad() {
        for path in PATHS {
            for host in [
                "pg:5432",
                "postgres://pg",
                "::1",
                "fd00::1",
                "10.1.2.300",
                "pg/osmo",
                "user@pg",
                "p g",
                "pg_1",
                "pĝ",
            ] {
                refuses(
                    RULE,
                    &[("rateLimit.enabled", "true"), (&path, host)],
                    CODE,
                    &path,
                );
            }
        }
    }
}
