//! PG01: a database name that the SQL or the charts change (D20): without quotes SQL folds capitals, and the charts write
//! the name into an argument without quotes.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::{sql_identifier, yaml11};

const CODE: &str = "PG01";
const PATH: Path = path!("postgres.db");
const TEMPLATES: [&str; 2] = ["template0", "template1"];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("SQL or YAML reads the database name as something else."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(name) = plan.answer(report, PATH) else {
        return;
    };
    let value = quoted(&name);
    if !sql_identifier::is_plain(&name) {
        let why = "PostgreSQL turns capitals into small letters and stops at other characters: \
                   the pods would look for a database with another name.";
        let fix =
            "Use small letters, digits and underscores, starting with a letter, at most 63: osmo.";
        report
            .error(
                CODE,
                PATH,
                format!("Database name {value} is not a plain name."),
            )
            .why(why)
            .fix(fix);
    } else if yaml11::changes_type(&name) {
        let why = "The charts write it without quotes; YAML reads true, false or nothing, and the API server \
         refuses the Deployment.";
        report
            .error(
                CODE,
                PATH,
                format!(
                    "Database name {value} is a word that YAML reads as true, false or nothing."
                ),
            )
            .why(why)
            .fix("Choose another name: osmo.");
    } else if TEMPLATES.contains(&name.as_str()) {
        let why =
            "PostgreSQL copies every new database from it; tables of OSMO would be in all of them.";
        report
            .error(
                CODE,
                PATH,
                format!("Database name {value} is a PostgreSQL template."),
            )
            .why(why)
            .fix("Choose another name: osmo.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for name in ["osmo", "osmo_2", "_osmo", "postgres"] {
            passes(RULE, &[(&PATH, name)]);
        }
    }

    #[test]
    fn bad() {
        for name in [
            "Osmo",
            "osmo-db",
            "2osmo",
            "os mo",
            "osmo;",
            "true",
            "null",
            "on",
            "yes",
            "no",
            "template1",
            &"a".repeat(64),
        ] {
            refuses(RULE, &[(&PATH, name)], CODE, &PATH);
        }
    }
}
