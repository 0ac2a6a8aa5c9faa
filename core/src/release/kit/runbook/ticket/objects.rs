//! What is created, and what has to be there already.

use super::super::Context;
use crate::model::{Certificate, DatabaseCreation, Tls};
use crate::release::kit::{manifests, pods};
use crate::secrets::{SPECS, mounts_redis_password, objects};
use crate::text::markdown::Page;
use crate::text::or_gap;

pub(super) fn write(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    page.h2("What is created");
    let mut items = Vec::new();
    let mut add = |exists: bool, what: String| {
        items.push(if exists {
            format!("{what}: has to be there already")
        } else {
            what
        });
    };
    add(
        d.site.namespace_exists,
        format!("Namespace {}", or_gap(&d.namespace, "namespace")),
    );
    let mut seen = Vec::new();
    for spec in SPECS.iter().filter(|spec| (spec.needed)(d)) {
        if !spec.object.is_empty() && !seen.contains(&spec.object) {
            seen.push(spec.object);
            let kind = if spec.object == objects::MEK.0 {
                "ConfigMap"
            } else {
                "Secret"
            };
            add(false, format!("{kind} {}", spec.object));
        }
    }
    if mounts_redis_password(d) {
        add(false, format!("Secret {}", objects::OAUTH2_PROXY_REDIS.0));
    }
    if !d.images.image_pull_secret.is_blank() {
        add(
            d.site.pull_secret_exists,
            format!("Secret {}", d.images.image_pull_secret),
        );
    }
    if d.ingress.enabled && d.ingress.tls == Tls::Secret {
        let exists = d.ingress.certificate == Certificate::Exists;
        add(exists, format!("Secret {} (TLS)", d.ingress.ssl_secret));
    }
    if d.trusted_by().next().is_some() {
        add(
            d.trust.exists,
            format!("ConfigMap {} (private authority)", d.trust.config_map),
        );
    }
    let exists = d.postgres.creation == DatabaseCreation::Exists;
    let db = or_gap(&d.postgres.db, "database-name");
    add(exists, format!("Database {db}, with the extension hstore"));
    if d.throw_away_stores {
        let what = "Deployments throwaway-postgres and throwaway-redis, each with a Service: for a trial, their data goes with them";
        add(false, what.to_owned());
    }
    let accounts = format!(
        "Service accounts {} and {}",
        d.service_account_name, d.router_service_account_name
    );
    add(d.site.service_accounts_exist, accounts);
    let names = pods::names(c.plan).join(", ");
    add(
        false,
        format!("Deployments {names}, with Services, ConfigMaps and autoscalers"),
    );
    if d.ingress.enabled {
        add(
            false,
            format!(
                "Ingresses {} of class {}",
                c.plan.facts().ingresses.join(", "),
                or_gap(&d.ingress.ingress_class, "ingress-class")
            ),
        );
    }
    if manifests::closes_ports(c.plan) {
        add(false, "NetworkPolicy osmo-envoy-only".to_owned());
    }
    if d.pod_monitor {
        add(false, "PodMonitor otel-monitor".to_owned());
    }
    page.list(&items.iter().map(String::as_str).collect::<Vec<_>>());
    page.p(
        "Pre-flight makes two pods, perhaps in a temporary namespace, and removes them again. \
         What exists stays as it is. The releases, the Certificate and the NetworkPolicy are brought up to date if they are ours. Those of others with the same name stop the \
         installation before anything is changed.",
    );
}
