//! EXTR14: an extra value in place of an answer that its question would refuse. Helm takes what is laid over without a word
//! (F-helm-merge), so the rules look at it as if it had been answered.

use crate::fields::Kind;
use crate::finding::{Finding, Report, Severity};
use crate::model::Answers;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::release::kit::values::laid_over;
use crate::release::v6_2::values;
use crate::rules::{self, ERRORS, Listed, Needs, Rule};
use crate::secrets::Secrets;

const CODE: &str = "EXTR14";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("An extra value would be refused as an answer."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for chart in plan.facts().charts {
        if report.refused(chart.extra) || plan.extra(chart.extra).is_none() {
            continue;
        }
        let mut doc = values::doc(chart, plan);
        let (mut answers, mut taken) = (without_yaml(plan), Vec::new());
        for met in laid_over(&mut doc, chart, plan) {
            let Some((path, before, now)) = met.replaced else {
                continue;
            };
            // Only where the values hold the answer itself, and not something that follows from it.
            let field = questions::find(&path).filter(|field| field.read(plan.answers()) == before);
            match field.map(|field| (field, field.set(&mut answers, &now))) {
                Some((_, Ok(()))) => taken.push((met.path, path)),
                Some((field, Err(misfit))) => {
                    let what = format!("{} takes {}.", field.label, misfit.expected);
                    say(
                        report,
                        chart.extra,
                        &met.path,
                        &what,
                        "No service knows another word.",
                    );
                }
                None => {}
            }
        }
        if taken.is_empty() {
            continue;
        }
        let rules: Vec<&Rule> = rules::SHARED.iter().copied().flatten().collect();
        let said = rules::run(&Plan::new(&answers, &Secrets::default()), &rules);
        for (at, path) in taken {
            let errors = |found: &&Finding| found.severity == Severity::Error && found.path == path;
            for found in said.findings.iter().filter(errors) {
                say(report, chart.extra, &at, &found.what, &found.why);
            }
        }
    }
}

/// Returns the answers without free YAML.
fn without_yaml(plan: &Plan) -> Answers {
    let mut answers = plan.answers().clone();
    for field in questions::all().filter(|field| field.kind == Kind::Yaml) {
        field.set(&mut answers, "").unwrap_or_default();
    }
    answers
}

fn say(report: &mut Report, extra: Path, at: &str, what: &str, why: &str) {
    report
        .error(CODE, extra, format!("\"{at}\": {what}"))
        .about(at)
        .why(why.to_owned())
        .fix("Delete this key, and change the answer.");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const SERVICE: &str = "extraValues.service";
    const ROUTER: &str = "extraValues.router";

    #[test]
    fn good() {
        for (extra, text) in [
            (SERVICE, "global: {logs: {logLevel: WARNING}}"),
            (SERVICE, "global: {osmoImageTag: 6.2.9}"),
            (
                SERVICE,
                "services: {redis: {serviceName: other.example.internal}}",
            ),
            (SERVICE, "services: {service: {scaling: {maxReplicas: 9}}}"),
            (
                SERVICE,
                "services: {service: {ingress: {sslEnabled: false}}}",
            ),
            (ROUTER, "services: {service: {disableTaskMetrics: true}}"),
        ] {
            passes(RULE, &[(extra, text)]);
        }
    }

    #[test]
    fn bad() {
        for (extra, text) in [
            (SERVICE, "global: {osmoImageTag: latest}"),
            (SERVICE, "global: {osmoImageLocation: 'http://nvcr.io'}"),
            (SERVICE, "global: {logs: {logLevel: LOUD}}"),
            (SERVICE, "services: {redis: {serviceName: 'redis://a'}}"),
            (SERVICE, "services: {redis: {dbNumber: 99}}"),
            (SERVICE, "services: {redis: {tlsEnabled: maybe}}"),
            (SERVICE, "services: {postgres: {user: 'a b'}}"),
            (SERVICE, "services: {redis: {serviceName: ''}}"),
            (SERVICE, "services: {service: {scaling: {minReplicas: 0}}}"),
            (
                SERVICE,
                "services: {service: {ingress: {ingressClass: 'A b'}}}",
            ),
            (ROUTER, "services: {redis: {port: 70000}}"),
        ] {
            refuses(RULE, &[(extra, text)], CODE, extra);
        }
    }
}
