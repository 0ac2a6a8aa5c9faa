//! NAME05: a name of the default admin that is no user id of OSMO: an e-mail address or a short name.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "NAME05";
const PATH: Path = path!("defaultAdmin.username");

fn is_user_id(text: &str) -> bool {
    let bytes = text.as_bytes();
    text.len() <= 128
        && bytes.first().is_some_and(u8::is_ascii_alphanumeric)
        && bytes
            .iter()
            .all(|b| b.is_ascii_alphanumeric() || b"._@+-".contains(b))
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("The default admin's name is not a user ID of OSMO."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(name) = plan.answer(report, PATH) else {
        return;
    };
    if !is_user_id(&name) {
        let why = "It becomes a user ID in OSMO's database and part of addresses and commands; \
                   other characters cannot be handled there.";
        let fix = "Use letters, digits and . _ @ + - only, starting with a letter or digit: \
                   admin, or an e-mail address.";
        report
            .error(
                CODE,
                PATH,
                format!("Admin user name {} is not a valid user ID.", quoted(&name)),
            )
            .why(why)
            .fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for name in ["admin", "jane.doe@example.com", "ops+osmo"] {
            passes(RULE, &[(&PATH, name)]);
        }
        passes(RULE, &[("defaultAdmin.enabled", "false"), (&PATH, "a b")]);
    }

    #[test]
    fn bad() {
        for name in [
            "a b",
            "-admin",
            "admin'",
            "ädmin",
            "a/b",
            "a\"b",
            &"a".repeat(129),
        ] {
            refuses(RULE, &[(&PATH, name)], CODE, &PATH);
        }
    }
}
