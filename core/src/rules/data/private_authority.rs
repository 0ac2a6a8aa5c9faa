//! PG05: `verify-full` against public authorities only, the usual mistake with a database of one's own.

use crate::finding::Report;
use crate::model::SslMode;
use crate::plan::Plan;

const CODE: &str = "PG05";
const PATH: &str = "postgres.sslMode";

pub(crate) fn rule(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    if d.postgres.ssl_mode == SslMode::VerifyFull && !d.trusts("postgres") {
        let why = "With a private one, the usual case for a database, the sidecars cannot connect, and nobody is let in.";
        let fix = "Keep it if the server's certificate is from a public authority; otherwise say so at Site, or choose require.";
        report.warning(
            CODE,
            PATH,
            "TLS mode \"verify-full\" checks against public authorities only.",
            why,
            fix,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(rule, &[(PATH, "verify-full"), ("trust.postgres", "true")]);
        for mode in ["prefer", "require", "disable"] {
            passes(rule, &[(PATH, mode)]);
        }
    }

    #[test]
    fn bad() {
        warns(rule, &[(PATH, "verify-full")], CODE, PATH);
    }
}
