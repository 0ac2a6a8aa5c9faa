//! EXTR08: the operator's own YAML meets a value that we derive. Helm lays values over each other without a word; a list is
//! replaced whole (F-helm-merge), so we write the merged one and say so.

use crate::finding::Report;
use crate::model::ListMode;
use crate::path::Path;
use crate::plan::Plan;
use crate::release::kit::values::laid_over;
use crate::release::v6_2::values;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "EXTR08";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("An extra value replaces one that follows from the answers."),
    check,
};

/// Warns of each derived value that is overridden, and of each list that stands in both places.
fn check(plan: &Plan, report: &mut Report) {
    for chart in plan.facts().charts {
        let field = chart.extra;
        if report.refused(field) {
            continue;
        }
        let mut doc = values::doc(chart, plan);
        for met in laid_over(&mut doc, chart, plan) {
            if met.list {
                list(plan.answers().extra_values.lists, field, &met.path, report);
            } else {
                report
                    .warning(
                        CODE,
                        field,
                        format!("\"{}\" is already set by the answers.", met.path),
                    )
                    .about(&met.path)
                    .why("Your value is used; the answers and the checks no longer apply to it.")
                    .fix("Change the answer instead if there is one, or leave it if you mean it.");
            }
        }
    }
}

fn list(mode: ListMode, field: Path, path: &str, report: &mut Report) {
    let (done, other) = match mode {
        ListMode::Append => ("your entries follow ours", "Replace ours"),
        ListMode::Replace => ("only your entries are left", "Append to ours"),
    };
    report
        .warning(
            CODE,
            field,
            format!("The list \"{path}\" is in both places: {done}."),
        )
        .about(path)
        .why(
            "Helm itself would replace ours by yours, so the merged list is written; the preview \
             shows it.",
        )
        .fix(format!(
            "Look at the list in the preview. For the other way choose \"{other}\" at Lists that stand in both."
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;
    use crate::model::Answers;
    use crate::secrets::Secrets;

    fn found(extra: &str) -> Vec<String> {
        let mut answers = Answers::default();
        answers.extra_values.service = extra.into();
        let plan = Plan::new(&answers, &Secrets::default());
        let mut report = Report::default();
        check(&plan, &mut report);
        assert!(
            report
                .findings
                .iter()
                .all(|f| f.severity == Severity::Warning && f.path == "extraValues.service")
        );
        report
            .findings
            .into_iter()
            .map(|f| f.what.into_owned())
            .collect()
    }

    #[test]
    fn new_values_are_free() {
        assert!(found("services: {service: {disableTaskMetrics: true}}").is_empty());
    }

    #[test]
    fn derived_values_and_lists_are_named() {
        let found = found("podMonitor: {enabled: true}\nsidecars: {envoy: {skipAuthPaths: [/x]}}");
        assert!(found[0].contains("podMonitor.enabled"), "{found:?}");
        assert!(
            found[1].contains("sidecars.envoy.skipAuthPaths") && found[1].contains("follow ours"),
            "{found:?}"
        );
    }
}
