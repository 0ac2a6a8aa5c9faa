//! CHART09: a name that the charts print without quotes and that YAML then reads as something else: `on` as a truth value,
//! `1e3` as a number (F-bare-names: namespace in the Envoy `ConfigMap`s, `osmoImageLocation` in an argument, the migration
//! image).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::yaml11;

const CODE: &str = "CHART09";
const PATHS: [Path; 6] = [
    path!("namespace"),
    path!("images.osmoImageLocation"),
    path!("images.migration"),
    path!("backend.name"),
    path!("backend.agentNamespace"),
    path!("backend.namespace"),
];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new(
        "YAML reads a name as something else where the charts print it without quotes.",
    ),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for path in PATHS {
        let Some(text) = plan.answer(report, path) else {
            continue;
        };
        if yaml11::changes_type(&text) {
            let what = format!(
                "{} {} is a word that YAML reads as something else.",
                questions::label(&path),
                quoted(&text)
            );
            let why = "The charts print it without quotes: it would become a number, true or false, and the API \
             server refuses that.";
            report
                .error(CODE, path, what)
                .why(why)
                .fix("Use another name, one with several letters or with a hyphen in it.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for path in PATHS {
            passes(RULE, &[("upgradeFrom60", "true"), (&path, "osmo-on")]);
        }
    }

    #[test]
    fn bad() {
        for path in PATHS {
            for text in ["on", "no", "y", "true", "1e3", "0755", "0x1f"] {
                refuses(
                    RULE,
                    &[("upgradeFrom60", "true"), (&path, text)],
                    CODE,
                    &path,
                );
            }
        }
    }
}
