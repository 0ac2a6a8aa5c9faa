//! EXTR20: a session cookie of one chart alone. Each pod has its own oauth2-proxy, and the session of one counts at the others
//! because they read the same cookie (F-extra-identity).

use crate::finding::Report;
use crate::plan::Plan;
use crate::release::facts::Chart;
use crate::release::kit::values::laid_over;
use crate::release::v6_2::values;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::yaml::{Body, scalar_text};
use serde_yaml::Value;

const CODE: &str = "EXTR20";
/// What a cookie is told apart by, with the charts' own value.
const KEYS: [(&str, &str); 2] = [
    ("sidecars.oauth2Proxy.cookieName", "_osmo_session"),
    ("sidecars.oauth2Proxy.cookieDomain", ""),
];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("The session cookie of one chart is not that of the others."),
    check,
};

/// Says whether the operator's values set a key.
fn sets(plan: &Plan, chart: &Chart, key: &str) -> bool {
    let Some(Ok(extra)) = plan.extra(chart.extra) else {
        return false;
    };
    key.split('.')
        .try_fold(extra, |value: &Value, key| value.get(key))
        .is_some()
}

/// Returns what a chart gets at a key.
fn laid(plan: &Plan, chart: &Chart, (key, own): (&str, &str)) -> String {
    let mut doc = values::doc(chart, plan);
    laid_over(&mut doc, chart, plan);
    let text = match doc.node(key).map(|node| &node.body) {
        Some(Body::Scalar(value)) => scalar_text(value),
        _ => None,
    };
    text.unwrap_or_else(|| own.to_owned())
}

fn check(plan: &Plan, report: &mut Report) {
    let charts = plan.facts().charts;
    if plan.connection().is_none() || charts.iter().any(|chart| report.refused(chart.extra)) {
        return;
    }
    for pair in KEYS {
        let setters: Vec<_> = charts
            .iter()
            .filter(|chart| sets(plan, chart, pair.0))
            .collect();
        if setters.is_empty() {
            continue;
        }
        let mut all: Vec<String> = charts.iter().map(|chart| laid(plan, chart, pair)).collect();
        all.dedup();
        if all.len() < 2 {
            continue;
        }
        for chart in setters {
            let what = format!("\"{}\" is not the same in all charts.", pair.0);
            report
                .error(CODE, chart.extra, what)
                .about(pair.0)
                .why("Each chart would ask for a sign-in of its own: one session has to count for all of OSMO.")
                .fix("Delete this key, or set the same value for all three charts.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const NAME: &str = "sidecars: {oauth2Proxy: {cookieName: mine}}";

    #[test]
    fn good() {
        passes(RULE, &[]);
        let all = ["service", "router", "webUi"].map(|chart| format!("extraValues.{chart}"));
        let changes: Vec<_> = all.iter().map(|field| (field.as_str(), NAME)).collect();
        passes(RULE, &changes);
        passes(
            RULE,
            &[(
                "extraValues.router",
                "sidecars: {oauth2Proxy: {cookieName: _osmo_session}}",
            )],
        );
        passes(
            RULE,
            &[("idp.provider", "none"), ("extraValues.router", NAME)],
        );
    }

    #[test]
    fn bad() {
        for field in [
            "extraValues.service",
            "extraValues.router",
            "extraValues.webUi",
        ] {
            refuses(RULE, &[(field, NAME)], CODE, field);
            let domain = "sidecars: {oauth2Proxy: {cookieDomain: example.com}}";
            refuses(RULE, &[(field, domain)], CODE, field);
        }
    }
}
