//! CA03: PostgreSQL behind a private authority. OSMO's containers check it by libpq's environment; the authorization
//! sidecars of the 6.2 charts have no place for a mount, so their connection is encrypted but not checked (F-no-authority).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "CA03";
const PATH: Path = path!("trust.postgres");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The authorization sidecars cannot check PostgreSQL's certificate."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    if plan.deployment().trusts("postgres") {
        report.warning(CODE, PATH, "The authorization sidecars cannot check the database's certificate.").why("The charts have no place for \
                                                                                                               an authority there: that connection \
                                                                                                               is encrypted, but somebody in between could pretend to be the database. The other containers use libpq's environment variables: that was read in OSMO's code, not run.").fix("Accept it with a reason, or \
                                                                                                                                                  give PostgreSQL a certificate from a \
                                                                                                                                                  public authority.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(RULE, &[(&PATH, "true"), ("postgres.sslMode", "require")]);
    }

    #[test]
    fn bad() {
        warns(
            RULE,
            &[(&PATH, "true"), ("postgres.sslMode", "verify-full")],
            CODE,
            &PATH,
        );
    }
}
