//! PG04: the same name for the admin that creates the database and for the user that OSMO works as.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "PG04";
const PATH: Path = path!("postgres.adminUser");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The database admin is the database user too."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let (Some(admin), Some(user)) = (
        plan.answer(report, PATH),
        plan.answer(report, path!("postgres.user")),
    ) else {
        return;
    };
    if admin == user {
        let what = format!(
            "Database admin user {} is the database user too.",
            quoted(&admin)
        );
        let why = "OSMO would work with the rights of an administrator of the whole server, and \
                   two secrets would hold one password.";
        report.warning(CODE, PATH, what).why(why).fix(
            "Use a separate user for OSMO, such as osmo, or let the database user create the \
             database.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const ADMIN: (&str, &str) = ("postgres.creation", "admin");

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(RULE, &[ADMIN, ("postgres.user", "osmo")]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[ADMIN], CODE, &PATH);
    }
}
