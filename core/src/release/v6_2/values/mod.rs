//! The three values files: only keys that a template reads, in the guide's order, each with its reason where it has one.

mod envoy;
mod ingress;
mod oauth2_proxy;
mod router;
mod service;
mod volumes;
mod web_ui;

pub(super) use envoy::{ROUTER_PATHS, SERVICE_PATHS};

use crate::plan::Plan;
use crate::release::facts::Chart;
use crate::yaml::Doc;

/// Returns the values of a chart, without the operator's own.
pub(super) fn doc(chart: &Chart, plan: &Plan) -> Doc {
    match chart.name {
        "router" => router::doc(plan),
        "web-ui" => web_ui::doc(plan),
        _ => service::doc(plan),
    }
}

/// Adds what depends on the whole file.
pub(super) fn finish(chart: &Chart, doc: &mut Doc) {
    if chart.name == "service" {
        service::digest(doc);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::idp::{PROVIDERS, Provider};
    use crate::model::Answers;
    use crate::secrets::Secrets;
    use crate::text::join;
    use crate::yaml::{Mask, write};
    use serde_yaml::Value;

    /// Turns everything on that writes keys of its own.
    fn everything(provider: &Provider) -> Answers {
        let mut answers = Answers::default();
        let fields = crate::questions::all().filter(|f| {
            ["scheduling.", "images.", "site.serviceAccountAnn"]
                .iter()
                .any(|prefix| f.path.starts_with(prefix))
        });
        for field in fields {
            field.set(&mut answers, "a=b:NoSchedule").unwrap();
        }
        let d = &mut answers.deployment;
        d.idp.provider = provider.id;
        d.upgrade_from_6_0 = true;
        d.port_forwarding = true;
        d.rate_limit.enabled = true;
        d.scaling.ui_autoscaling = true;
        d.router_service_account_name = "r".into();
        d.postgres.ssl_mode = crate::model::SslMode::VerifyFull;
        d.trust.idp = true;
        d.trust.postgres = true;
        d.trust.redis = true;
        d.oauth2_proxy.session_store = crate::model::SessionStore::RedisPassword;
        d.ingress.controller = crate::model::Controller::Alb;
        d.ingress.tls = crate::model::Tls::Acm;
        answers
    }

    fn paths(value: &Value, path: &str, out: &mut Vec<String>) {
        match value {
            Value::Mapping(map) => {
                for (key, inner) in map {
                    let key = key.as_str().unwrap();
                    paths(
                        inner,
                        &if path.is_empty() {
                            key.to_owned()
                        } else {
                            format!("{path}.{key}")
                        },
                        out,
                    );
                }
            }
            Value::Sequence(items) => items
                .iter()
                .for_each(|v| paths(v, &format!("{path}[]"), out)),
            _ => out.push(path.to_owned()),
        }
    }

    #[test]
    fn every_key_is_read_by_a_template() {
        for provider in PROVIDERS {
            let answers = everything(provider);
            let plan = Plan::new(&answers, &Secrets::default());
            for chart in plan.facts().charts {
                let text = join(&write(&doc(chart, &plan), Mask::Show));
                let mut found = Vec::new();
                paths(&serde_yaml::from_str(&text).unwrap(), "", &mut found);
                for path in found {
                    assert!(
                        plan.keys().live(chart).has(&path),
                        "{}: nothing reads {path}",
                        chart.name
                    );
                }
            }
        }
    }
}
