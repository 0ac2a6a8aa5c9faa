//! EXTR12: a quoted no where a template asks for a truth value. Any text that is not empty counts as yes (Go, text/template, "if").

use super::{given, leaves};
use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "EXTR12";
/// What people write for no.
const NO: &[&str] = &["false", "no", "off", "0", "null", "~", "disabled"];
/// Where such a word may be meant as a word: environments, arguments, labels, annotations, selectors.
const WORDS: &[&str] = &[
    "[]",
    "annotations.",
    "Annotations.",
    "abels.",
    "elector.",
    "logLevel",
];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("A text that means no counts as yes."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for (chart, values) in given(plan, report) {
        for (path, value) in leaves(values) {
            let Some(text) = value.as_str() else { continue };
            let is_no = NO.iter().any(|no| text.trim().eq_ignore_ascii_case(no));
            if !is_no || WORDS.iter().any(|part| path.contains(part)) {
                continue;
            }
            let what = format!(
                "{} is the text {} in the chart {}.",
                quoted(&path),
                quoted(text),
                chart.name
            );
            report
                .warning(CODE, chart.extra, what)
                .about(&path)
                .why("To a template any text that is not empty is a yes: the switch would be on.")
                .fix("Write false without quotes, or delete the key.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const SERVICE: &str = "extraValues.service";

    #[test]
    fn good() {
        for text in [
            "serviceAccount: {create: false}",
            "serviceAccount: {create: 'true'}",
            "services: {service: {extraPodAnnotations: {a: 'false'}}}",
            "services: {service: {ingress: {annotations: {a/b: 'off'}}}}",
            "services: {worker: {extraArgs: ['no']}}",
            "global: {nodeSelector: {gpu: 'false'}}",
            "services: {service: {hostname: 'no.example.com'}}",
        ] {
            passes(RULE, &[(SERVICE, text)]);
        }
    }

    #[test]
    fn bad() {
        for text in [
            "serviceAccount: {create: 'false'}",
            "serviceAccount: {create: \"No\"}",
            "services: {service: {disableTaskMetrics: 'off'}}",
            "podMonitor: {enabled: ' FALSE '}",
            "podMonitor: {enabled: '0'}",
        ] {
            warns(RULE, &[(SERVICE, text)], CODE, SERVICE);
        }
    }
}
