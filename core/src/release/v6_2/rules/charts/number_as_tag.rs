//! CHART02: a tag that YAML reads as a number, with chart 1.2.0 (D14): its `api-service.yaml` line 136 prints the tag without
//! quotes.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::yaml11;

const CODE: &str = "CHART02";
const PATH: Path = path!("osmoImageTag");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new(
        "YAML does not read the image tag as text, and the chart prints it without quotes.",
    ),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let (Some(tag), Some(chart)) = (
        plan.answer(report, PATH),
        plan.answer(report, path!("chartVersion")),
    ) else {
        return;
    };
    if chart == "1.2.0" && yaml11::changes_type(&tag) {
        let what = format!(
            "Image tag {} does not stay text in chart 1.2.0.",
            quoted(&tag)
        );
        let why = "That chart prints the tag without quotes, and the API server refuses an \
                   argument that is not text.";
        report
            .error(CODE, PATH, what)
            .why(why)
            .fix("Use the full version 6.2.8, or chart version 1.2.1.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(RULE, &[(&PATH, "6.2")]);
        passes(RULE, &[("chartVersion", "1.2.0"), (&PATH, "6.2.8")]);
    }

    #[test]
    fn bad() {
        for tag in ["6.2", "62", "1e3", "on", "null", "2024-01-01", "0x10"] {
            refuses(
                RULE,
                &[("chartVersion", "1.2.0"), (&PATH, tag)],
                CODE,
                &PATH,
            );
        }
    }
}
