//! Pods of the pre-flight checks: one with the clients of everything that OSMO reaches, one that pulls every image.
//!
//! No secret stands in them: passwords go in on standard input. They have no namespace of their own, since they may run
//! in a temporary one.

use super::database::connect;
use super::pod::Pod;
use crate::model::DatabaseCreation;
use crate::plan::Plan;
use crate::release::kit::Draft;
use crate::release::kit::{header, images, trust};
use crate::text::or_gap;
use crate::yaml::Doc;

const SECONDS: u64 = 900;

fn begin(plan: &Plan, name: &str, note: &str) -> Doc {
    let mut doc = Doc::new(&[note, &header::sentence(plan)]);
    doc.put("apiVersion", "v1", None);
    doc.put("kind", "Pod", None);
    doc.put("metadata.name", name, None);
    doc.put("spec.activeDeadlineSeconds", SECONDS, None);
    doc
}

/// Returns both pods.
pub(super) fn files(plan: &Plan) -> Vec<Draft<'_>> {
    vec![
        Draft::yaml("preflight/probe.yaml", || probe(plan)),
        Draft::yaml("preflight/images.yaml", || pull(plan)),
    ]
}

fn probe(plan: &Plan) -> Doc {
    let d = plan.deployment();
    let mut doc = begin(
        plan,
        "osmo-preflight",
        "Waits while install.sh looks from inside the cluster; removed afterwards.",
    );
    let mut pod = Pod::begin(&mut doc, "spec", d);
    let wait = || vec!["sleep", "900"];
    let image = |text: &str| d.images.pulled(&or_gap(text, "image"));
    pod.container("psql", &image(&d.images.psql), path!("images.psql"), wait());
    connect(&mut pod, d);
    let db = or_gap(&d.postgres.db, "database-name");
    let exists = d.postgres.creation == DatabaseCreation::Exists;
    pod.env(
        "PGDATABASE",
        if exists { &db } else { "postgres" },
        path!("postgres.creation"),
    );
    if d.trusts("postgres") {
        pod.mount_ca();
    }
    pod.end(true);

    pod.container(
        "redis",
        &image(&d.images.redis),
        path!("images.redis"),
        wait(),
    );
    let r = &d.redis;
    pod.env(
        "REDIS_HOST",
        &or_gap(&r.service_name, "redis-host"),
        path!("redis.serviceName"),
    );
    pod.env("REDIS_PORT", &or_gap(&r.port, "port"), path!("redis.port"));
    pod.env(
        "REDIS_TLS",
        if r.tls_enabled { "yes" } else { "no" },
        path!("redis.tlsEnabled"),
    );
    if d.trusts("redis") {
        pod.env("REDIS_CA", &trust::file(d), path!("trust.redis"));
        pod.mount_ca();
    }
    pod.end(true);

    if let Some(c) = plan.connection() {
        pod.container("curl", &image(&d.images.curl), path!("images.curl"), wait());
        let discovery = format!(
            "{}/.well-known/openid-configuration",
            c.issuer.trim_end_matches('/')
        );
        pod.env("DISCOVERY", &discovery, c.issuer_from);
        pod.env("JWKS_URI", &c.jwks_uri, c.issuer_from);
        if d.trusts("idp") {
            pod.env("CURL_CA_BUNDLE", &trust::file(d), path!("trust.idp"));
            pod.mount_ca();
        }
        pod.end(true);
    }
    if d.trusted_by().next().is_some() {
        pod.volume_ca(d);
    }
    doc
}

fn pull(plan: &Plan) -> Doc {
    let mut doc = begin(
        plan,
        "osmo-preflight-images",
        "Pulls every image. The command does not exist, so each container ends once its image is there.",
    );
    let mut pod = Pod::begin(&mut doc, "spec", plan.deployment());
    for image in images::list(plan) {
        if image.here {
            let command = vec!["/osmo-preflight"];
            pod.container(image.name, &image.pulled, image.origin, command);
            pod.end(false);
        }
    }
    doc
}
