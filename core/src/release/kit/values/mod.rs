//! Values that the charts of every release share.

pub(crate) mod annotations;
pub(crate) mod backend;
mod laid_over;
pub(crate) mod pods;
pub(crate) mod proxy;

pub(crate) use laid_over::laid_over;

use crate::model::{Deployment, Text};
use crate::path::Path;
use crate::plan::Plan;
use crate::release::kit::header;
use crate::syntax::pairs;
use crate::text::or_gap;
use crate::yaml::Doc;
use serde_yaml::Value;

/// Returns an answer, or a gap mark if it is missing.
pub(crate) fn text(answer: &Text, name: &str) -> Value {
    if answer.is_blank() {
        Value::from(format!("<{name}>"))
    } else {
        Value::from(answer.as_str())
    }
}

/// Returns a count or port as a number; what is no number stays text, which the check refuses.
pub(crate) fn number(answer: &Text) -> Value {
    answer
        .parse::<u64>()
        .map_or_else(|_| text(answer, "number"), Value::from)
}

/// Begins a values file.
pub(crate) fn begin(plan: &Plan, chart: &str) -> Doc {
    let d = plan.deployment();
    Doc::new(&[
        &format!(
            "{}: values of the Helm chart {chart} {}",
            plan.facts().label,
            d.chart_version
        ),
        &format!("{} No secret stands in this file.", header::sentence(plan)),
    ])
}

/// `global`: images and pull secret.
pub(crate) fn images(doc: &mut Doc, plan: &Plan) {
    let images = &plan.deployment().images;
    doc.put(
        "global.osmoImageLocation",
        images.pulled(&or_gap(&images.osmo_image_location, "image-registry")),
        path!("images.osmoImageLocation"),
    );
    doc.put(
        "global.osmoImageTag",
        text(&plan.deployment().osmo_image_tag, "image-tag"),
        path!("osmoImageTag"),
    )
    .why(plan.facts().words.tag);
    if !images.image_pull_secret.is_blank() {
        doc.put(
            "global.imagePullSecret",
            images.image_pull_secret.as_str(),
            path!("images.imagePullSecret"),
        );
    }
}

/// `global.logs`; not for web-ui, whose pods become invalid without it.
pub(crate) fn logs(doc: &mut Doc, plan: &Plan) {
    let logs = &plan.deployment().logs;
    doc.put("global.logs.enabled", true, None);
    doc.put(
        "global.logs.logLevel",
        logs.log_level.value(),
        path!("logs.logLevel"),
    );
    doc.put(
        "global.logs.k8sLogLevel",
        logs.k8s_log_level.value(),
        path!("logs.k8sLogLevel"),
    );
}

/// `services.configFile`.
pub(crate) fn config_file(doc: &mut Doc) {
    doc.put("services.configFile.enabled", true, None)
        .why("Mounts the MEK and reads db-secret and redis-secret; nothing starts without it.");
}

/// `services.redis`: host and port.
pub(crate) fn redis(doc: &mut Doc, plan: &Plan) {
    let redis = &plan.deployment().redis;
    doc.put(
        "services.redis.serviceName",
        text(&redis.service_name, "redis-host"),
        path!("redis.serviceName"),
    );
    doc.put(
        "services.redis.port",
        number(&redis.port),
        path!("redis.port"),
    );
    doc.put(
        "services.redis.dbNumber",
        number(&redis.db_number),
        path!("redis.dbNumber"),
    );
    doc.put(
        "services.redis.tlsEnabled",
        redis.tls_enabled,
        path!("redis.tlsEnabled"),
    );
}

/// `services.postgres`: one database for all charts (D20).
pub(crate) fn postgres(doc: &mut Doc, plan: &Plan) {
    let postgres = &plan.deployment().postgres;
    doc.put(
        "services.postgres.serviceName",
        text(&postgres.service_name, "postgresql-host"),
        path!("postgres.serviceName"),
    );
    doc.put(
        "services.postgres.port",
        number(&postgres.port),
        path!("postgres.port"),
    );
    doc.put(
        "services.postgres.db",
        text(&postgres.db, "database-name"),
        path!("postgres.db"),
    );
    doc.put(
        "services.postgres.user",
        text(&postgres.user, "database-user"),
        path!("postgres.user"),
    );
}

/// Returns the path of a question below `from`.
fn path(from: &str, key: &str) -> Option<Path> {
    crate::questions::find(&format!("{from}.{key}")).map(|field| field.path)
}

/// `scaling` and `resources` of one Deployment.
pub(crate) fn scaling(doc: &mut Doc, at: &str, workload: &crate::model::Workload, from: &str) {
    doc.put(
        &format!("{at}.scaling.minReplicas"),
        number(&workload.min_replicas),
        path(from, "minReplicas"),
    );
    doc.put(
        &format!("{at}.scaling.maxReplicas"),
        number(&workload.max_replicas),
        path(from, "maxReplicas"),
    );
}

/// What a pod may keep on the node's disk. The request is written because Kubernetes takes the limit for one that is missing.
const DISK: [(&str, &str); 2] = [
    ("requests.ephemeral-storage", "100Mi"),
    ("limits.ephemeral-storage", DISK_LIMIT),
];
/// The most that the files of a pod may take before it is made anew (F-log-files).
pub(crate) const DISK_LIMIT: &str = "10Gi";

/// `resources` of one Deployment; empty limits are left out.
pub(crate) fn resources(doc: &mut Doc, at: &str, resources: &crate::model::Resources, from: &str) {
    let parts = [
        ("requests.cpu", &resources.requests.cpu, true),
        ("requests.memory", &resources.requests.memory, true),
        ("limits.cpu", &resources.limits.cpu, false),
        ("limits.memory", &resources.limits.memory, false),
    ];
    for (key, quantity, required) in parts {
        if required || !quantity.is_blank() {
            doc.put(
                &format!("{at}.resources.{key}"),
                text(quantity, "quantity"),
                path(from, &format!("resources.{key}")),
            );
        }
    }
    for (key, amount) in DISK {
        doc.put(&format!("{at}.resources.{key}"), amount, None);
    }
}

/// `serviceAccount`: made by the chart with its annotations, or by somebody else.
pub(crate) fn account(doc: &mut Doc, d: &Deployment) {
    if d.site.service_accounts_exist {
        doc.put(
            "serviceAccount.create",
            false,
            path!("site.serviceAccountsExist"),
        );
        return;
    }
    let origin = path!("site.serviceAccountAnnotations");
    for (key, value) in pairs::parse(d.site.service_account_annotations.entries()).0 {
        doc.put_entry("serviceAccount.annotations", &key, value, origin);
    }
}

/// TLS mode of the authorization sidecar. It has no place for a private authority, so it then checks no certificate.
pub(crate) fn authz(doc: &mut Doc, d: &Deployment) {
    let at = "sidecars.authz.postgres.sslMode";
    if d.trusts("postgres") {
        doc.put(at, "require", path!("trust.postgres"))
            .why("The sidecar cannot be given a private authority: its connection is encrypted, not checked.");
    } else {
        doc.put(at, d.postgres.ssl_mode.value(), path!("postgres.sslMode"));
    }
}
