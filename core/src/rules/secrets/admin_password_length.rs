//! SECR05: an admin password that has not exactly 43 characters (F-admin-password). OSMO checks nothing but the length.

use crate::finding::Report;
use crate::plan::Plan;

const CODE: &str = "SECR05";
const PATH: &str = "secrets.adminPassword";
const LENGTH: usize = 43;

pub(crate) fn rule(plan: &Plan, report: &mut Report) {
    let Some(secret) = plan.secret(report, PATH) else {
        return;
    };
    let length = secret.chars().count();
    if length != LENGTH {
        let what = format!("Admin password has {length} characters and not {LENGTH}.");
        let why =
            "The API stops at start with \"Default admin password must be 43 characters long\".";
        report.error(
            CODE,
            PATH,
            what,
            why,
            "Generate it here: 43 characters are 32 random bytes in base64url.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(rule, &[(PATH, &"a".repeat(43))]);
        passes(rule, &[("defaultAdmin.enabled", "false"), (PATH, "short")]);
    }

    #[test]
    fn bad() {
        for length in [1, 42, 44, 64] {
            refuses(rule, &[(PATH, &"a".repeat(length))], CODE, PATH);
        }
    }
}
