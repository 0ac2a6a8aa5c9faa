//! Secrets (F-objects-read). The charts fix the names `db-secret`, `redis-secret` and their keys (D21).

use crate::model::DatabaseCreation;
use crate::plan::Plan;
use crate::release::kit::Draft;
use crate::release::kit::header;
use crate::secrets::{DB_ADMIN_SECRET, OAUTH2_PROXY_REDIS, Secret, mounts_redis_password};
use crate::text::escape::json_or_toml;
use crate::text::or_gap;
use crate::yaml::Doc;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Begins a manifest of one object in the namespace.
pub(super) fn begin(plan: &Plan, api: &str, kind: &str, name: &str, notes: &[&str]) -> Doc {
    let sentence = header::sentence(plan);
    let mut header = notes.to_vec();
    header.push(&sentence);
    let mut doc = Doc::new(&header);
    doc.put("apiVersion", api, "");
    doc.put("kind", kind, "");
    doc.put("metadata.name", name, "");
    doc.put(
        "metadata.namespace",
        or_gap(&plan.deployment().namespace, "namespace"),
        "namespace",
    );
    doc
}

const CREATE: &str = "Create it with kubectl create -f; do not commit it, delete it afterwards.";

/// One Secret, if all of its values are held here.
fn secret(
    plan: &Plan,
    file: &'static str,
    name: &str,
    kind: &str,
    data: &[(&str, &str, &'static str)],
) -> Option<Draft> {
    if data.iter().any(|(_, value, _)| value.is_empty()) {
        return None;
    }
    let mut doc = begin(plan, "v1", "Secret", name, &[CREATE]);
    doc.put("type", kind, "");
    for (key, value, origin) in data {
        doc.put_entry("stringData", key, *value, origin).secret();
    }
    Some(Draft::secret(file, doc))
}

/// The Secrets that the pods want even where there is no password. Nothing in them is secret.
pub(super) fn empty(plan: &Plan) -> Vec<Draft> {
    let d = plan.deployment();
    let one = |file, name, key, origin| {
        let mut doc = begin(
            plan,
            "v1",
            "Secret",
            name,
            &["There is no password, but the pods want the Secret all the same."],
        );
        doc.put("type", "Opaque", "");
        doc.put_entry("stringData", key, "", origin);
        Draft::yaml(file, doc)
    };
    [
        (!d.postgres.password).then(|| {
            one(
                "empty/db-secret.yaml",
                "db-secret",
                "db-password",
                "postgres.password",
            )
        }),
        (!d.redis.password).then(|| {
            one(
                "empty/redis-secret.yaml",
                "redis-secret",
                "redis-password",
                "redis.password",
            )
        }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What oauth2-proxy reads from its mounted file (D5).
fn redis_cfg(password: &Secret) -> String {
    if password.is_empty() {
        String::new()
    } else {
        format!("redis_password = {}\n", json_or_toml(password.expose()))
    }
}

/// Docker's config file for one registry.
fn docker_config(plan: &Plan) -> String {
    let password = &plan.secrets().registry_password;
    if password.is_empty() {
        return String::new();
    }
    let images = &plan.deployment().images;
    let auth = STANDARD.encode(format!("{}:{}", images.registry_user, password.expose()));
    format!(
        "{{\"auths\":{{{}:{{\"auth\":{}}}}}}}",
        json_or_toml(&images.registry),
        json_or_toml(&auth)
    )
}

/// One Secret that a deployment may need.
struct Wanted<'a> {
    needed: bool,
    file: &'static str,
    name: &'a str,
    kind: &'static str,
    /// Key, value and the secret's path.
    data: Vec<(&'static str, &'a str, &'static str)>,
}

impl<'a> Wanted<'a> {
    fn new(needed: bool, file: &'static str, name: &'a str) -> Self {
        Self {
            needed,
            file,
            name,
            kind: "Opaque",
            data: Vec::new(),
        }
    }

    fn with(mut self, key: &'static str, value: &'a str, path: &'static str) -> Self {
        self.data.push((key, value, path));
        self
    }
}

/// Returns the manifests of all Secrets that are needed and held here.
pub(super) fn files(plan: &Plan) -> Vec<Draft> {
    let (d, s) = (plan.deployment(), plan.secrets());
    let signs_in = plan.connection().is_some();
    let cfg = redis_cfg(&s.redis_password);
    let docker = docker_config(plan);
    let by_admin = d.postgres.creation == DatabaseCreation::Admin;
    let pull = d.images.image_pull_secret.as_str();
    let wanted = [
        Wanted::new(d.postgres.password, "secrets/db-secret.yaml", "db-secret").with(
            "db-password",
            s.db_password.expose(),
            "secrets.dbPassword",
        ),
        Wanted::new(by_admin, "secrets/osmo-db-admin.yaml", DB_ADMIN_SECRET.0).with(
            DB_ADMIN_SECRET.1,
            s.db_admin_password.expose(),
            "secrets.dbAdminPassword",
        ),
        Wanted::new(
            d.redis.password,
            "secrets/redis-secret.yaml",
            "redis-secret",
        )
        .with(
            "redis-password",
            s.redis_password.expose(),
            "secrets.redisPassword",
        ),
        Wanted::new(
            signs_in,
            "secrets/oauth2-proxy-secrets.yaml",
            "oauth2-proxy-secrets",
        )
        .with(
            "client_secret",
            s.client_secret.expose(),
            "secrets.clientSecret",
        )
        .with(
            "cookie_secret",
            s.cookie_secret.expose(),
            "secrets.cookieSecret",
        ),
        Wanted::new(
            mounts_redis_password(d),
            "secrets/oauth2-proxy-redis.yaml",
            OAUTH2_PROXY_REDIS.0,
        )
        .with(OAUTH2_PROXY_REDIS.1, &cfg, "secrets.redisPassword"),
        Wanted::new(
            d.default_admin.enabled,
            "secrets/default-admin-secret.yaml",
            "default-admin-secret",
        )
        .with(
            "password",
            s.admin_password.expose(),
            "secrets.adminPassword",
        ),
        Wanted {
            kind: "kubernetes.io/dockerconfigjson",
            ..Wanted::new(
                !pull.is_empty() && !d.site.pull_secret_exists,
                "secrets/image-pull-secret.yaml",
                pull,
            )
        }
        .with(".dockerconfigjson", &docker, "secrets.registryPassword"),
    ];
    wanted
        .iter()
        .filter(|w| w.needed)
        .filter_map(|w| secret(plan, w.file, w.name, w.kind, &w.data))
        .collect()
}
