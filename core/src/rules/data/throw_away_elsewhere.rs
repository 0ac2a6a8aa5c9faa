//! DATA06: throw-away stores beside answers that they cannot keep: a way to other servers, or an old database to be upgraded
//! (F-throw-away).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "DATA06";
const UPGRADE: Path = path!("upgradeFrom60");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("Throw-away stores do not go with this answer."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    if !plan.deployment().throw_away_stores {
        return;
    }
    let fields = questions::CONNECTIONS.iter();
    for (field, only) in fields.filter_map(|(path, only)| Some((questions::find(path)?, *only))) {
        let answer = field.read(plan.answers());
        if answer != only {
            let what = format!(
                "{} is {}, and the throw-away pods want {}.",
                field.label,
                quoted(&answer),
                quoted(only)
            );
            report
                .error(CODE, field.path, what)
                .why(
                    "The pods would be started, and OSMO would look for its data elsewhere or not get in.",
                )
                .fix("Turn the throw-away stores off if you have servers of your own, or on again to set the way to them.");
        }
    }
    if plan.deployment().upgrade_from_6_0 {
        report
            .error(
                CODE,
                UPGRADE,
                "A database of OSMO 6.0 is to be upgraded, and PostgreSQL is a new throw-away pod.",
            )
            .why("A new pod has no database of 6.0, and one that matters must not go into it.")
            .fix("Turn the throw-away stores off and name the server that has it, or turn the upgrade off.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const ON: (&str, &str) = ("throwAwayStores", "true");

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(RULE, &[ON]);
        passes(RULE, &[("platform", "azure"), ON]);
        passes(RULE, &[ON, ("platform", "gcp")]);
        passes(
            RULE,
            &[ON, ("postgres.user", "osmo"), ("postgres.db", "trial")],
        );
        passes(RULE, &[("upgradeFrom60", "true")]);
    }

    #[test]
    fn bad() {
        for (path, answer) in [
            ("postgres.serviceName", "pg.example.internal"),
            ("postgres.port", "5433"),
            ("postgres.sslMode", "require"),
            ("postgres.creation", "exists"),
            ("postgres.password", "false"),
            ("redis.serviceName", "redis.example.internal"),
            ("redis.port", "6380"),
            ("redis.dbNumber", "1"),
            ("redis.tlsEnabled", "true"),
            ("redis.password", "false"),
            ("upgradeFrom60", "true"),
        ] {
            refuses(RULE, &[ON, (path, answer)], CODE, path);
        }
    }
}
