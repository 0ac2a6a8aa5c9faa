//! `osmo_values.yaml`: chart `service`, six components (D6, D7).

use super::envoy::{self, OwnTokens};
use super::ingress;
use super::oauth2_proxy::{self, Logout};
use super::volumes::{self, Pod};
use crate::plan::Plan;
use crate::release::kit::values::pods::{self, Printed};
use crate::release::kit::values::{self as common, number, text};
use crate::release::v6_2::defaults::{ENVOY_IMAGE, MIGRATION_IMAGE, RATE_LIMIT_IMAGE};
use crate::secrets::objects;
use crate::text::{join, or_gap, zip};
use crate::yaml::{Body, Doc, Mask, Node, write};

/// OSMO's keys, as the pods of this chart reach them.
const OWN: OwnTokens = OwnTokens {
    jwks_uri: "http://localhost:8000/api/auth/keys",
    cluster: "service",
};
/// Components with pods, by their keys.
const COMPONENTS: [&str; 5] = ["service", "worker", "logger", "agent", "delayedJobMonitor"];

pub(super) fn doc(plan: &Plan) -> Doc {
    let d = plan.deployment();
    let mut doc = common::begin(plan, "service");
    global(&mut doc, plan);
    services(&mut doc, plan);
    sidecars(&mut doc, plan);
    doc.put("podMonitor.enabled", d.pod_monitor, path!("podMonitor"))
    .why(
        "The chart's default is true; without the Prometheus Operator the installation then fails.",
    );
    doc
}

fn global(doc: &mut Doc, plan: &Plan) {
    let d = plan.deployment();
    common::images(doc, plan);
    doc.put(
        "global.serviceAccountName",
        text(&d.service_account_name, "service-account"),
        path!("serviceAccountName"),
    );
    pods::put_node_selector(doc, "global.nodeSelector", &d.scheduling, Printed::Bare);
    common::logs(doc, plan);
}

fn services(doc: &mut Doc, plan: &Plan) {
    let d = plan.deployment();
    common::config_file(doc);
    if d.upgrade_from_6_0 {
        migration(doc, plan);
    }
    doc.put("services.postgres.enabled", false, None)
        .why("External database.");
    common::postgres(doc, plan);
    doc.put("services.redis.enabled", false, None)
        .why("External Redis.");
    common::redis(doc, plan);
    let s = &d.scaling;
    common::scaling(doc, "services.service", &s.service, "scaling.service");
    doc.put(
        "services.service.hostname",
        or_gap(&d.hostname, "hostname"),
        path!("hostname"),
    );
    auth(doc, plan);
    ingress::put(doc, "services.service.ingress", d);
    doc.note(
        "services.service.ingress",
        "Three ingresses: API, agent and logger. The guide has this under defaultAdmin, where \
         nothing reads it.",
    );
    common::resources(
        doc,
        "services.service",
        &s.service.resources,
        "scaling.service",
    );
    default_admin(doc, plan);
    let others = [
        ("worker", &s.worker),
        ("logger", &s.logger),
        ("agent", &s.agent),
    ];
    for (name, workload) in others {
        let (at, from) = (format!("services.{name}"), format!("scaling.{name}"));
        common::scaling(doc, &at, workload, &from);
        common::resources(doc, &at, &workload.resources, &from);
    }
    doc.put(
        "services.delayedJobMonitor.replicas",
        number(&s.delayed_job_monitor_replicas),
        path!("scaling.delayedJobMonitorReplicas"),
    )
    .why("Its resources are those of services.service: the chart ignores resources here.");
    pod_settings(doc, plan);
    for component in COMPONENTS {
        let at = |key: &str| format!("services.{component}.{key}");
        let pod = match component {
            "worker" | "delayedJobMonitor" => Pod::Bare,
            _ => Pod::Full,
        };
        volumes::put_volumes(doc, &at("extraVolumes"), d, pod);
        volumes::put_trust(doc, &at("extraEnv"), &at("extraVolumeMounts"), d, pod);
    }
    common::account(doc, d);
}

fn migration(doc: &mut Doc, plan: &Plan) {
    doc.put("services.migration.enabled", true, path!("upgradeFrom60"))
        .why(
            "Upgrade from 6.0 only. The Job needs internet access, amd64 and root; remove this \
             once it has run.",
        );
    doc.put("services.migration.targetSchema", "public", None);
    let image = &plan.deployment().images.migration;
    envoy::put_image(
        doc,
        "services.migration.image",
        (plan.deployment(), image),
        MIGRATION_IMAGE,
        path!("images.migration"),
    );
}

fn auth(doc: &mut Doc, plan: &Plan) {
    let at = |key: &str| format!("services.service.auth.{key}");
    let Some(c) = plan.connection() else {
        doc.put(&at("enabled"), false, path!("idp.provider"));
        return;
    };
    doc.put(&at("enabled"), true, path!("idp.provider")).why(
        "What osmo login is told. None of the six may be empty: an empty device endpoint switches \
         a check off.",
    );
    let put = doc.put(
        &at("device_endpoint"),
        c.device_endpoint_or_stand_in(),
        c.issuer_from,
    );
    if c.device_endpoint.is_none() {
        put.why(
            "The provider has no device endpoint; the token endpoint stands in. Use access tokens \
             for the CLI.",
        );
    }
    doc.put(
        &at("device_client_id"),
        envoy::bare(&c.device_client_id),
        c.device_client_from,
    );
    doc.put(
        &at("browser_endpoint"),
        c.authorization_endpoint.as_str(),
        c.issuer_from,
    );
    doc.put(
        &at("browser_client_id"),
        envoy::bare(&c.client_id),
        c.client_from,
    );
    doc.put(
        &at("token_endpoint"),
        c.token_endpoint.as_str(),
        c.issuer_from,
    );
    let hostname = or_gap(&plan.deployment().hostname, "hostname");
    let put = doc.put(
        &at("logout_endpoint"),
        c.logout_endpoint_or_stand_in(&hostname),
        c.issuer_from,
    );
    if let Some(note) = c.logout_note {
        put.why(note);
    }
}

fn default_admin(doc: &mut Doc, plan: &Plan) {
    let admin = &plan.deployment().default_admin;
    doc.put(
        "services.defaultAdmin.enabled",
        admin.enabled,
        path!("defaultAdmin.enabled"),
    )
    .why("Works beside an identity provider too: somebody has to give out the first roles.");
    if admin.enabled {
        doc.put(
            "services.defaultAdmin.username",
            text(&admin.username, "admin-user"),
            path!("defaultAdmin.username"),
        );
        doc.put(
            "services.defaultAdmin.passwordSecretName",
            objects::ADMIN.0,
            None,
        );
        doc.put("services.defaultAdmin.passwordSecretKey", "password", None);
    }
}

fn pod_settings(doc: &mut Doc, plan: &Plan) {
    let scheduling = &plan.deployment().scheduling;
    for component in COMPONENTS {
        let at = |key: &str| format!("services.{component}.{key}");
        pods::put_tolerations(doc, &[&at("tolerations")], scheduling);
        pods::put_labels(doc, &[&at("extraPodLabels")], scheduling);
        pods::put_annotations(doc, &[&at("extraPodAnnotations")], scheduling);
    }
    if plan.deployment().upgrade_from_6_0 {
        pods::put_node_selector(
            doc,
            "services.migration.nodeSelector",
            scheduling,
            Printed::Quoted,
        );
        pods::put_tolerations(doc, &["services.migration.tolerations"], scheduling);
    }
}

fn sidecars(doc: &mut Doc, plan: &Plan) {
    let d = plan.deployment();
    if let Some(c) = plan.connection() {
        doc.put("sidecars.envoy.enabled", true, path!("idp.provider"));
        envoy::put_image(
            doc,
            "sidecars.envoy.image",
            (d, &d.images.envoy),
            ENVOY_IMAGE,
            path!("images.envoy"),
        );
        let paths = &d.skip_auth_paths;
        envoy::put_skip_auth_paths(
            doc,
            envoy::SERVICE_PATHS,
            &paths.service,
            paths.mode,
            path!("skipAuthPaths.service"),
        );
        envoy::put_service(doc, d);
        envoy::put_providers(doc, c, Some(&OWN));
        oauth2_proxy::put(doc, plan, c, Logout::Local);
        doc.put("sidecars.authz.enabled", true, None)
            .why("Checks roles; the only place that does.");
        common::authz(doc, d);
    } else {
        envoy::put_off(doc, &["envoy", "oauth2Proxy", "authz"]);
    }
    let limit = &d.rate_limit;
    doc.put(
        "sidecars.rateLimit.enabled",
        limit.enabled,
        path!("rateLimit.enabled"),
    )
    .why("The chart's default is true.");
    if limit.enabled {
        let (host, origin) = if limit.service_name.is_blank() {
            (&d.redis.service_name, path!("redis.serviceName"))
        } else {
            (&limit.service_name, path!("rateLimit.serviceName"))
        };
        doc.put(
            "sidecars.rateLimit.redis.serviceName",
            text(host, "redis-host"),
            origin,
        )
        .why("Port 6379 with TLS and without a password: the chart fixes that.");
        envoy::put_image(
            doc,
            "sidecars.rateLimit.image",
            (d, &d.images.rate_limit),
            RATE_LIMIT_IMAGE,
            path!("images.rateLimit"),
        );
    }
}

/// Puts a digest of the Envoy settings on the pods of agent and logger: the chart restarts only the API's (D49).
pub(super) fn digest(doc: &mut Doc) {
    let Some(Node {
        body: Body::Map(envoy),
        ..
    }) = doc.node("sidecars.envoy").cloned()
    else {
        return;
    };
    if !envoy.iter().any(|(key, ..)| key == "jwt") {
        return;
    }
    let mut only = Doc::new(&[]);
    only.root.body = Body::Map(envoy);
    let text = join(&write(&only, Mask::Show));
    let hex = format!("{:08x}", zip::crc32(text.as_bytes()));
    for component in ["logger", "agent"] {
        doc.put_entry(&format!("services.{component}.extraPodAnnotations"), "checksum/envoy-settings", hex.as_str(), None)
            .why("Restarts these pods when the Envoy settings change; the chart does that for the API only.");
    }
}
