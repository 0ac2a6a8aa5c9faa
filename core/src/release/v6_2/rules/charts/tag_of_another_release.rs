//! CHART04: images of another release than the charts (F-chart-versions: the charts 1.2.x belong to 6.2.x).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "CHART04";
const PATH: Path = path!("osmoImageTag");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The image tag belongs to another release than the charts."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(tag) = plan.answer(report, PATH) else {
        return;
    };
    let bare = tag.strip_prefix('v').unwrap_or(&tag);
    if bare != "6.2" && !bare.starts_with("6.2.") && !bare.starts_with("6.2-") {
        let what = format!("Image tag {} does not look like OSMO 6.2.", quoted(&tag));
        let why = "The charts 1.2.x pass arguments that images of 6.2 know; others may stop at \
                   start, or change the database.";
        report
            .warning(CODE, PATH, what)
            .why(why)
            .fix("Use 6.2.10 or 6.2.8, unless the tag is your own name for one of them.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        for tag in ["6.2.10", "6.2", "6.2.8-mirror", "v6.2-rc8"] {
            passes(RULE, &[(&PATH, tag)]);
        }
    }

    #[test]
    fn bad() {
        for tag in ["6.3.1", "6.20.1", "stable", "1.2.1"] {
            warns(RULE, &[(&PATH, tag)], CODE, &PATH);
        }
    }
}
