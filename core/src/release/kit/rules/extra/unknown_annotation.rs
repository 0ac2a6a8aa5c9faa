//! EXTR11: annotations that ingress-nginx does not know (D18), or that break the way to OSMO, set past the question that checks
//! them.

use super::{given, leaves};
use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::ingress::annotation_unknown_to_nginx::instead;
use crate::rules::ingress::breaking_annotation::harm;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};
use crate::yaml::scalar_text;

const CODE: &str = "EXTR11";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new(
        "Extra values hold an annotation that does nothing or breaks the way to OSMO.",
    ),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for (chart, values) in given(plan, report) {
        for (path, value) in leaves(values) {
            let Some((_, key)) = path.split_once(".annotations.") else {
                continue;
            };
            if let Some(why) = harm(key, &scalar_text(value).unwrap_or_default()) {
                let what = format!("Ingress annotation {} breaks the way to OSMO.", quoted(key));
                report
                    .warning(CODE, chart.extra, what)
                    .about(&path)
                    .why(why)
                    .fix("Delete this annotation.");
            }
            if let Some(fix) = instead(key, plan.deployment()) {
                let what = format!("Ingress annotation {} does not exist.", quoted(key));
                report
                    .warning(CODE, chart.extra, what)
                    .about(&path)
                    .why("ingress-nginx ignores it silently; large cookies then end in error 400 or 502.")
                    .fix(fix);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(
            RULE,
            &[(
                "extraValues.service",
                "services: {service: {ingress: {annotations: {nginx.ingress.kubernetes.io/proxy-buffer-size: 16k}}}}",
            )],
        );
    }

    #[test]
    fn a_truth_value_is_as_good_as_its_text() {
        let text = "services: {service: {ingress: {annotations: {nginx.ingress.kubernetes.io/ssl-redirect: true}}}}";
        passes(RULE, &[("extraValues.service", text)]);
    }

    #[test]
    fn bad() {
        for (field, part) in [
            ("extraValues.service", "service"),
            ("extraValues.webUi", "ui"),
        ] {
            for name in [
                "proxy-buffers",
                "large-client-header-buffers",
                "rewrite-target",
                "server-snippet",
            ] {
                let text = format!(
                    "services: {{{part}: {{ingress: {{annotations: {{nginx.ingress.kubernetes.io/{name}: 8 16k}}}}}}}}"
                );
                warns(RULE, &[(field, text.as_str())], CODE, field);
            }
        }
    }
}
