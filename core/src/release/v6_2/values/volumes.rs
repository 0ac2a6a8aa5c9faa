//! Volumes and mounts: the Redis password of oauth2-proxy's sessions, and the private certificate authority.

use crate::model::Deployment;
use crate::path::Path;
use crate::release::kit::trust::{self, map};
use crate::secrets::{mounts_redis_password, objects};
use crate::yaml::Doc;
use serde_yaml::Value;

/// Folder of the mounted Redis password.
pub(super) const REDIS_FOLDER: &str = "/etc/oauth2-proxy-redis";

/// Says whether oauth2-proxy keeps sessions in a Redis with a private authority.
pub(super) fn sessions_trust(d: &Deployment) -> bool {
    d.trusts("redis") && d.keeps_sessions_in_redis()
}

fn proxy_trusts(d: &Deployment) -> bool {
    d.trusts("idp") || sessions_trust(d)
}

/// What a pod has beside OSMO's container.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Pod {
    /// oauth2-proxy, and a container that speaks with PostgreSQL and Redis.
    Full,
    /// The same, without Redis: the router.
    Router,
    /// oauth2-proxy only matters: the web UI.
    Ui,
    /// No oauth2-proxy: worker, delayed job monitor.
    Bare,
}

/// Writes a pod's volumes at a key path.
pub(super) fn put_volumes(doc: &mut Doc, at: &str, d: &Deployment, pod: Pod) {
    let mut volumes = Vec::new();
    if pod != Pod::Bare && mounts_redis_password(d) {
        let (name, key) = objects::OAUTH2_PROXY_REDIS;
        let item = map([("key", key.into()), ("path", key.into())]);
        let secret = map([
            ("secretName", name.into()),
            ("items", Value::Sequence(vec![item])),
        ]);
        volumes.push((
            map([("name", name.into()), ("secret", secret)]),
            path!("oauth2Proxy.sessionStore"),
        ));
    }
    let osmo = match pod {
        Pod::Full | Pod::Bare => d.trusts("postgres") || d.trusts("redis"),
        Pod::Router => d.trusts("postgres"),
        Pod::Ui => false,
    };
    if osmo || (pod != Pod::Bare && proxy_trusts(d)) {
        volumes.push((trust::volume(d), path!("trust.configMap")));
    }
    put(doc, at, volumes);
}

/// Writes the elements of a list, each with the question behind it.
fn put(doc: &mut Doc, at: &str, values: Vec<(Value, Path)>) {
    for (index, (value, origin)) in values.into_iter().enumerate() {
        doc.put(&format!("{at}[{index}]"), value, origin);
    }
}

/// Writes the mounts of oauth2-proxy at a key path.
pub(super) fn put_proxy_mounts(doc: &mut Doc, at: &str, d: &Deployment) {
    let mut mounts = Vec::new();
    if mounts_redis_password(d) {
        let mount = map([
            ("name", objects::OAUTH2_PROXY_REDIS.0.into()),
            ("mountPath", REDIS_FOLDER.into()),
            ("readOnly", true.into()),
        ]);
        mounts.push((mount, path!("oauth2Proxy.sessionStore")));
    }
    if proxy_trusts(d) {
        mounts.push((trust::mount(), path!("trust.configMap")));
    }
    put(doc, at, mounts);
}

/// Writes environment and mount of OSMO's own container, so that it trusts the private authority.
pub(super) fn put_trust(doc: &mut Doc, env: &str, mounts: &str, d: &Deployment, pod: Pod) {
    let uses_redis = pod != Pod::Router;
    let trusted = d.trusts("postgres") || d.trusts("redis") && uses_redis;
    let origin = if trusted {
        path!("trust.configMap")
    } else {
        path!("postgres.sslMode")
    };
    let environment = trust::environment(d, uses_redis);
    if !environment.is_empty() {
        doc.put(env, environment, origin);
    }
    if trusted {
        doc.put(mounts, trust::mounts(), path!("trust.configMap"));
    }
}
