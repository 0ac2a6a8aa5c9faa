//! PG02: a database user that the charts cannot pass on (F-bare-arguments): they write it into an argument without quotes.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::{sql_identifier, yaml11};

const CODE: &str = "PG02";
const PATHS: [Path; 2] = [path!("postgres.user"), path!("postgres.adminUser")];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("The charts cannot pass on the database user."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for path in PATHS {
        let Some(name) = plan.answer(report, path) else {
            continue;
        };
        let what = format!("{} {}", questions::label(&path), quoted(&name));
        if !sql_identifier::is_user(&name) {
            let why = "The name is passed on without quotes in arguments and addresses; other \
                       characters would end it.";
            let fix = "Use letters, digits, underscores, @, dots and hyphens, starting with a \
                       letter or digit, at most 63.";
            report
                .error(CODE, path, format!("{what} is not a usable name."))
                .why(why)
                .fix(fix);
        } else if yaml11::changes_type(&name) {
            let why = "The charts write it without quotes; the API server refuses an argument \
                       that is not text.";
            report
                .error(
                    CODE,
                    path,
                    format!("{what} is a number, true or false to YAML."),
                )
                .why(why)
                .fix("Choose another name: osmo.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const ADMIN: (&str, &str) = ("postgres.creation", "admin");

    #[test]
    fn good() {
        for name in ["postgres", "osmo@server", "Osmo.App-1"] {
            passes(RULE, &[ADMIN, (&PATHS[0], name), (&PATHS[1], name)]);
        }
        passes(RULE, &[(&PATHS[1], "a b")]);
    }

    #[test]
    fn bad() {
        for path in PATHS {
            for name in [
                "os mo",
                "osmo'",
                "-osmo",
                "on",
                "123",
                "null",
                "osmo:x",
                "osmo #x",
                &"a".repeat(64),
            ] {
                refuses(RULE, &[ADMIN, (&path, name)], CODE, &path);
            }
        }
    }
}
