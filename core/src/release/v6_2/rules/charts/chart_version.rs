//! CHART01: a chart version that these files are not made for (F-chart-versions): the values fit 1.2.0 and 1.2.1.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS_AND_WARNINGS, Listed, Needs, Rule};
use crate::syntax::version;

const CODE: &str = "CHART01";
const PATH: Path = path!("chartVersion");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS_AND_WARNINGS,
    sentence: Listed::new("The files do not fit this chart version."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(text) = plan.answer(report, PATH) else {
        return;
    };
    let value = quoted(&text);
    let fix = "Use 1.2.1, or 1.2.0 for OSMO 6.2.8.";
    match version::numbers(&text) {
        Some([1, 2, 0 | 1]) if text == "1.2.0" || text == "1.2.1" => {}
        Some([1, 2, _]) => {
            let why = "The keys were compared with charts 1.2.0 and 1.2.1 only; Helm would not \
                       report one that has changed.";
            report
                .warning(
                    CODE,
                    PATH,
                    format!("Chart version {value} is not one that was compared."),
                )
                .why(why)
                .fix(fix);
        }
        Some(_) => {
            let why = "Other releases have other keys: Helm accepts these files silently, and \
                       most of the keys have no effect.";
            report
                .error(
                    CODE,
                    PATH,
                    format!("Chart version {value} does not belong to OSMO 6.2."),
                )
                .why(why)
                .fix(fix);
        }
        None => {
            let why = "Helm looks up exactly this version of the three charts.";
            report
                .error(
                    CODE,
                    PATH,
                    format!("Chart version {value} is not a version with three numbers."),
                )
                .why(why)
                .fix(fix);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, warns};

    #[test]
    fn good() {
        for version in ["1.2.0", "1.2.1"] {
            passes(RULE, &[(&PATH, version)]);
        }
    }

    #[test]
    fn bad() {
        for version in ["1.2", "latest", "1.3.1", "6.2.10", "0.1.0"] {
            refuses(RULE, &[(&PATH, version)], CODE, &PATH);
        }
        for version in ["1.2.2", "v1.2.1", "1.2.1-rc1"] {
            warns(RULE, &[(&PATH, version)], CODE, &PATH);
        }
    }
}
