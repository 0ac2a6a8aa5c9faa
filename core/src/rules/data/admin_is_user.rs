//! PG04: the same name for the admin that creates the database and for the user that OSMO works as.

use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::text::quoted;

const CODE: &str = "PG04";
const PATH: &str = "postgres.adminUser";

pub(crate) fn rule(plan: &Plan, report: &mut Report) {
    let (Some(admin), Some(user)) = (
        plan.answer(report, PATH),
        plan.answer(report, "postgres.user"),
    ) else {
        return;
    };
    if admin == user {
        let what = format!(
            "Database admin user {} is the database user too.",
            quoted(&admin)
        );
        let why = "OSMO would work with the rights of an administrator of the whole server, and two secrets would hold one password.";
        report.warning(CODE, PATH, what, why, "Give OSMO a user of its own, such as osmo, or choose that the database user creates the database.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const ADMIN: (&str, &str) = ("postgres.creation", "admin");

    #[test]
    fn good() {
        passes(rule, &[]);
        passes(rule, &[ADMIN, ("postgres.user", "osmo")]);
    }

    #[test]
    fn bad() {
        warns(rule, &[ADMIN], CODE, PATH);
    }
}
