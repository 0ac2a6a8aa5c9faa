//! PG07: `verify-full` against an IP address: the certificate has to name the address itself, which those of databases
//! seldom do (F-postgres-address).

use crate::finding::Report;
use crate::model::SslMode;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};
use crate::syntax::ipv4;

const CODE: &str = "PG07";
const PATH: Path = path!("postgres.serviceName");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("PostgreSQL is verified by an IP address."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(host) = plan.answer(report, PATH) else {
        return;
    };
    if plan.deployment().postgres.ssl_mode == SslMode::VerifyFull && ipv4::is_address(&host) {
        report
            .warning(
                CODE,
                PATH,
                format!(
                    "PostgreSQL host {} is an IP address, and its certificate is checked.",
                    quoted(&host)
                ),
            )
            .why(
                "The certificate has to name that address itself; those of databases name hosts, \
                 and then no pod can connect.",
            )
            .fix("Give the host name that is in the certificate, or choose require.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const VERIFIED: (&str, &str) = ("postgres.sslMode", "verify-full");

    #[test]
    fn good() {
        passes(RULE, &[VERIFIED]);
        passes(RULE, &[(&PATH, "10.1.2.3")]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[VERIFIED, (&PATH, "10.1.2.3")], CODE, &PATH);
    }
}
