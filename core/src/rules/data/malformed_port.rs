//! DATA03: a port that is none: 1 to 65535.

use crate::fields::Grammar;
use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "DATA03";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("A port is not between 1 and 65535."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for (field, text) in plan.misformed(report, Grammar::Port) {
        let what = format!(
            "{} {} is not a valid port (1 to 65535).",
            field.label,
            quoted(&text)
        );
        report
            .error(CODE, field.path, what)
            .why("No pod could connect.")
            .fix("Give a whole number from 1 to 65535, such as 5432 or 6379.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::Path;
    use crate::rules::bench::{passes, refuses};

    const PATHS: [Path; 2] = [path!("postgres.port"), path!("redis.port")];

    #[test]
    fn good() {
        for port in ["1", "5432", "65535"] {
            passes(RULE, &[(&PATHS[0], port), (&PATHS[1], port)]);
        }
    }

    #[test]
    fn bad() {
        for path in PATHS {
            for port in ["0", "65536", "-1", "5432/tcp", "five", "05432", "1e3"] {
                refuses(RULE, &[(&path, port)], CODE, &path);
            }
        }
    }
}
