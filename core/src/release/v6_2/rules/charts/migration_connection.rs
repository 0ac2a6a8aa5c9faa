//! CHART11: a migration from 6.0 that cannot reach the database: it wants a password and TLS, whatever the answers say
//! (F-migration-script).

use crate::finding::Report;
use crate::model::SslMode;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{ERRORS_AND_WARNINGS, Listed, Needs, Rule};

const CODE: &str = "CHART11";
const PASSWORD: Path = path!("postgres.password");
const SSL: Path = path!("postgres.sslMode");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS_AND_WARNINGS,
    sentence: Listed::new("The migration from 6.0 cannot reach the database."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    if !d.upgrade_from_6_0 {
        return;
    }
    if !d.postgres.password {
        report
            .error(
                CODE,
                PASSWORD,
                "The migration from 6.0 needs a database password.",
            )
            .why("Its script ends with an error without one, and Helm then installs nothing.")
            .fix("Give the database user a password, at least for this upgrade.");
    }
    if matches!(d.postgres.ssl_mode, SslMode::Disable | SslMode::Prefer) {
        report
            .warning(CODE, SSL, "The migration from 6.0 always connects to PostgreSQL by TLS.")
            .why(
                "Without TLS each of its steps fails, and it calls them skipped. It ends as if all were well, \
                 and the database stays as it was.",
            )
            .fix(
                "Switch TLS on at the server, at least for this upgrade. Choose require: the checks before the upgrade \
                 then stop where the server has no TLS.",
            );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, warns};

    const UPGRADE: (&str, &str) = ("upgradeFrom60", "true");

    #[test]
    fn good() {
        passes(RULE, &[UPGRADE, (&SSL, "require")]);
        passes(RULE, &[(&PASSWORD, "false"), (&SSL, "disable")]);
    }

    #[test]
    fn bad() {
        refuses(RULE, &[UPGRADE, (&PASSWORD, "false")], CODE, &PASSWORD);
        warns(RULE, &[UPGRADE, (&SSL, "disable")], CODE, &SSL);
        // The default: a server without TLS would be taken as well.
        warns(RULE, &[UPGRADE], CODE, &SSL);
    }
}
