//! PG05: `verify-full` where no certificate authority of your own can be mounted: the charts have no place for one.

use crate::finding::Report;
use crate::model::SslMode;
use crate::rules::Case;

const CODE: &str = "PG05";
const PATH: &str = "postgres.sslMode";

pub(crate) fn rule(case: &Case<'_>, report: &mut Report) {
    if case.deployment().postgres.ssl_mode == SslMode::VerifyFull {
        let why = "The charts mount no certificate authority: with a private one, the usual case for a database, the sidecars cannot connect, and nobody is let in.";
        let fix = "Keep it only if the server's certificate is from a public authority; otherwise choose require.";
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
        for mode in ["prefer", "require", "disable"] {
            passes(rule, &[(PATH, mode)]);
        }
    }

    #[test]
    fn bad() {
        warns(rule, &[(PATH, "verify-full")], CODE, PATH);
    }
}
