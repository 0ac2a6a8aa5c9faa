//! Secrets (F-objects-read). The charts fix the names `db-secret`, `redis-secret` and their keys (D21).

use super::cluster::mark;
use crate::path::Path;
use crate::plan::Plan;
use crate::release::kit::Draft;
use crate::release::kit::header;
use crate::secrets::objects::{self, Object};
use crate::secrets::{SPECS, Secret, mounts_redis_password};
use crate::text::escape::json_or_toml;
use crate::text::or_gap;
use crate::yaml::Doc;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::borrow::Cow;

/// Begins a manifest of one object in the namespace.
pub(super) fn begin(plan: &Plan, api: &str, kind: &str, name: &str, notes: &[&str]) -> Doc {
    let sentence = header::sentence(plan);
    let mut header = notes.to_vec();
    header.push(&sentence);
    let mut doc = Doc::new(&header);
    doc.put("apiVersion", api, None);
    doc.put("kind", kind, None);
    doc.put("metadata.name", name, None);
    doc.put(
        "metadata.namespace",
        or_gap(&plan.deployment().namespace, "namespace"),
        path!("namespace"),
    );
    doc
}

const CREATE: &str = "Create it with kubectl create -f; do not commit it, delete it afterwards.";

/// One Secret under way.
struct Wanted<'a> {
    name: &'a str,
    file: Cow<'static, str>,
    kind: &'static str,
    /// Key, value and the secret's path.
    data: Vec<(&'static str, &'a str, Path)>,
}

impl<'a> Wanted<'a> {
    fn new(name: &'a str) -> Self {
        Self {
            name,
            file: Cow::Owned(format!("secrets/{name}.yaml")),
            kind: "Opaque",
            data: Vec::new(),
        }
    }

    /// Returns the manifest, if all of its values are held here.
    fn draft(self, plan: &Plan) -> Option<Draft<'static>> {
        if self.data.iter().any(|(_, value, _)| value.is_empty()) {
            return None;
        }
        let mut doc = begin(plan, "v1", "Secret", self.name, &[CREATE]);
        mark(&mut doc);
        doc.put("type", self.kind, None);
        for (key, value, origin) in self.data {
            doc.put_entry("stringData", key, value, origin).secret();
        }
        Some(Draft::secret(self.file, doc))
    }
}

/// The Secrets that the pods want even where there is no password. Nothing in them is secret.
pub(super) fn empty(plan: &Plan) -> Vec<Draft<'_>> {
    let d = plan.deployment();
    let one = |(name, key): Object, origin: Path| {
        Draft::yaml(format!("empty/{name}.yaml"), move || {
            let note = "There is no password, but the pods want the Secret all the same.";
            let mut doc = begin(plan, "v1", "Secret", name, &[note]);
            mark(&mut doc);
            doc.put("type", "Opaque", None);
            doc.put_entry("stringData", key, "", origin);
            doc
        })
    };
    let database = (!d.postgres.password).then(|| one(objects::DB, path!("postgres.password")));
    let redis = (!d.redis.password).then(|| one(objects::REDIS, path!("redis.password")));
    database.into_iter().chain(redis).collect()
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

/// Returns the manifests of all Secrets that are needed and held here.
pub(super) fn files(plan: &Plan) -> Vec<Draft<'static>> {
    let (d, s) = (plan.deployment(), plan.secrets());
    let (cfg, docker) = (redis_cfg(&s.redis_password), docker_config(plan));
    let mut wanted: Vec<Wanted<'_>> = Vec::new();
    for spec in SPECS.iter().filter(|spec| (spec.needed)(d)) {
        let datum = (spec.key, (spec.get)(s).expose(), spec.path);
        match spec.object {
            // The pull secret has a name and a form of its own; the master encryption key is no Secret.
            "" => wanted.push(Wanted {
                file: Cow::Borrowed("secrets/image-pull-secret.yaml"),
                kind: "kubernetes.io/dockerconfigjson",
                data: vec![(spec.key, &docker, spec.path)],
                ..Wanted::new(&d.images.image_pull_secret)
            }),
            name if name == objects::MEK.0 => {}
            name => match wanted.iter_mut().find(|one| one.name == name) {
                Some(one) => one.data.push(datum),
                None => wanted.push(Wanted {
                    data: vec![datum],
                    ..Wanted::new(name)
                }),
            },
        }
    }
    if mounts_redis_password(d) {
        let (name, key) = objects::OAUTH2_PROXY_REDIS;
        wanted.push(Wanted {
            data: vec![(key, &cfg, path!("secrets.redisPassword"))],
            ..Wanted::new(name)
        });
    }
    wanted
        .into_iter()
        .filter_map(|one| one.draft(plan))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The script that asks for secrets makes the same objects.
    #[test]
    fn the_script_makes_the_same_objects() {
        let script = include_str!("../scripts/lib/secrets.sh");
        let derived = [objects::OAUTH2_PROXY_REDIS];
        let objects = SPECS.iter().map(|spec| (spec.object, spec.key));
        for (name, key) in objects.chain(derived).filter(|one| *one != objects::MEK) {
            assert!(script.contains(name), "{name}");
            assert!(script.contains(&format!(" {key} ")), "{key}");
        }
    }
}
