//! EXTR05: values that are read, and break or expose the deployment: D25, D35, D45, D48, F-authorization.

use super::harm::{Side, state};
use crate::finding::Report;
use crate::plan::Plan;
use crate::release::facts::Harmful;
use crate::release::kit::rules::extra::{given, leaves};
use crate::release::kit::values::laid_over;
use crate::release::v6_2::values;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "EXTR05";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("An extra value breaks or exposes the deployment."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for (chart, theirs) in given(plan, report) {
        let here = |harm: &&Harmful| harm.charts.contains(&chart.name);
        let ours = values::doc(chart, plan);
        let mut laid = ours.clone();
        laid_over(&mut laid, chart, plan);
        let mut side = Side {
            signs_in: plan.connection().is_some(),
            policies: plan.deployment().site.network_policy && plan.connection().is_some(),
            leaves: leaves(theirs),
            values: theirs,
            ours,
            laid,
        };
        for harm in plan.keys().harmful.iter().copied().flatten().filter(here) {
            if side.hurts(harm) {
                let what = format!(
                    "{} {} in the chart {}.",
                    quoted(harm.key),
                    state(harm.when),
                    chart.name
                );
                report
                    .error(CODE, chart.extra, what)
                    .about(harm.key)
                    .why(harm.why)
                    .fix(harm.fix);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(
            RULE,
            &[(
                "extraValues.service",
                "global: {logs: {enabled: false}}\nsidecars: {authz: {enabled: true}}",
            )],
        );
        passes(
            RULE,
            &[(
                "extraValues.service",
                "services: {agent: {envoy: {jwt: {providers: [{cluster: idp}, {cluster: service}]}}}}",
            )],
        );
        passes(
            RULE,
            &[
                ("idp.provider", "none"),
                ("extraValues.service", "sidecars: {authz: {enabled: false}}"),
            ],
        );
    }

    #[test]
    fn bad() {
        for (field, text) in [
            ("extraValues.router", "extraArgs: [--x]"),
            ("extraValues.webUi", "global: {logs: {enabled: no}}"),
            (
                "extraValues.service",
                "services: {configFile: {enabled: false}}",
            ),
            ("extraValues.service", "sidecars: {authz: {enabled: false}}"),
            ("extraValues.webUi", "sidecars: {envoy: {enabled: false}}"),
            (
                "extraValues.router",
                "sidecars: {oauth2Proxy: {enabled: off, cookieSecure: false}}",
            ),
            (
                "extraValues.service",
                "services: {agent: {envoy: {enabled: false}}}",
            ),
            (
                "extraValues.service",
                "services: {agent: {envoy: {jwt: {providers: [{cluster: idp}]}}}}",
            ),
            (
                "extraValues.service",
                "sidecars: {envoy: {jwt: {providers: [{cluster: oauth}, {cluster: idp}]}}}",
            ),
            (
                "extraValues.service",
                "services: {service: {serviceName: api}}",
            ),
            (
                "extraValues.router",
                "services: {service: {serviceName: api}}",
            ),
            ("extraValues.service", "global: {imagePullSecret: mine}"),
            (
                "extraValues.service",
                "services: {service: {ingress: {prefix: /osmo}}}",
            ),
            (
                "extraValues.webUi",
                "services: {ui: {ingress: {prefix: /osmo/}}}",
            ),
            ("extraValues.webUi", "services: {ui: {containerPort: 9000}}"),
            (
                "extraValues.webUi",
                "services: {ui: {containerPort: {a: 9000}}}",
            ),
            (
                "extraValues.webUi",
                "services: {ui: {containerPort: [9000]}}",
            ),
            ("extraValues.webUi", "services: {ui: {serviceName: web}}"),
            ("extraValues.webUi", "sidecars: {envoy: {jwtEnable: no}}"),
            (
                "extraValues.router",
                "sidecars: {envoy: {osmoauth: {enabled: 0}}}",
            ),
            (
                "extraValues.service",
                "sidecars: {envoy: {inClusterPaths: {enabled: true}}}",
            ),
            (
                "extraValues.webUi",
                "sidecars: {envoy: {inClusterPaths: {enabled: 'yes'}}}",
            ),
            (
                "extraValues.service",
                "services: {logger: {envoy: {inClusterPaths: {enabled: 1}}}}",
            ),
            (
                "extraValues.service",
                "services: {service: {envoy: {idp: {host: evil.example}}}}",
            ),
            (
                "extraValues.service",
                "services: {agent: {envoy: {service: {address: 10.0.0.1}}}}",
            ),
            (
                "extraValues.router",
                "sidecars: {envoy: {service: {address: x}}}",
            ),
            (
                "extraValues.service",
                "services: {agent: {envoy: {listenerPort: 9000}}}",
            ),
        ] {
            refuses(RULE, &[(field, text)], CODE, field);
        }
    }

    /// However a switch is turned off: in another form of false, by null, or in place of the mapping around it.
    #[test]
    fn a_guarded_switch_is_true_or_refused() {
        for off in [
            "false", "0", "0x0", "null", "~", "''", "{}", "[]", "no", "'false'", "[true]",
            "{a: b}", "1",
        ] {
            let field = "extraValues.service";
            for text in [
                format!("sidecars: {{authz: {{enabled: {off}}}}}"),
                format!("sidecars: {{oauth2Proxy: {{cookieSecure: {off}}}}}"),
                format!("services: {{configFile: {{enabled: {off}}}}}"),
            ] {
                refuses(RULE, &[(field, text.as_str())], CODE, field);
            }
        }
        for text in [
            "sidecars:\n",
            "sidecars: {authz: 1}",
            "sidecars: {envoy: []}",
        ] {
            refuses(
                RULE,
                &[("extraValues.service", text)],
                CODE,
                "extraValues.service",
            );
        }
        passes(
            RULE,
            &[(
                "extraValues.service",
                "sidecars: {}\nservices: {configFile: {enabled: true}}",
            )],
        );
    }
}
