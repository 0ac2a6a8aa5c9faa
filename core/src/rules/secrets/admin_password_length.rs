//! SECR05: an admin password that has not exactly 43 characters (F-admin-password). OSMO checks nothing but the length.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "SECR05";
const PATH: Path = path!("secrets.adminPassword");
const LENGTH: usize = 43;

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("The admin password does not have 43 characters."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(secret) = plan.secret(report, PATH) else {
        return;
    };
    let length = secret.chars().count();
    if length != LENGTH {
        let what = format!("Admin password has {length} characters and not {LENGTH}.");
        let why =
            "The API stops at start with \"Default admin password must be 43 characters long\".";
        report
            .error(CODE, PATH, what)
            .why(why)
            .fix("Generate it here: 43 characters are 32 random bytes in base64url.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(RULE, &[(&PATH, &"a".repeat(43))]);
        passes(RULE, &[("defaultAdmin.enabled", "false"), (&PATH, "short")]);
    }

    #[test]
    fn bad() {
        for length in [1, 42, 44, 64] {
            refuses(RULE, &[(&PATH, &"a".repeat(length))], CODE, &PATH);
        }
    }
}
