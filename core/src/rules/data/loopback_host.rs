//! DATA02: a host that means the pod itself.

use super::malformed_host::PATHS;
use crate::finding::Report;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "DATA02";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("A host means the pod itself."),
    check,
};

/// Names and addresses of the machine itself (RFC 6761 section 6.3).
fn is_loopback(host: &str) -> bool {
    let labels = format!(".{host}.");
    labels.contains(".localhost.")
        || matches!(host, "ip6-localhost" | "ip6-loopback" | "0.0.0.0")
        || host.starts_with("127.")
}

fn check(plan: &Plan, report: &mut Report) {
    for path in PATHS {
        let Some(host) = plan.answer(report, path) else {
            continue;
        };
        if is_loopback(&host) {
            let what = format!(
                "{} {} means the pod itself.",
                questions::label(&path),
                quoted(&host)
            );
            let why = "Every pod connects on its own; unless each has a proxy as a sidecar, nothing answers there.";
            report
                .warning(CODE, path, what)
                .why(why)
                .fix("Give the name or address that pods in the cluster reach it by.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(RULE, &[]);
    }

    #[test]
    fn bad() {
        for host in [
            "localhost",
            "127.0.0.1",
            "127.0.0.53",
            "pg.localhost",
            "localhost.localdomain",
            "ip6-localhost",
        ] {
            warns(RULE, &[(&PATHS[0], host)], CODE, &PATHS[0]);
            warns(RULE, &[(&PATHS[1], host)], CODE, &PATHS[1]);
        }
    }
}
