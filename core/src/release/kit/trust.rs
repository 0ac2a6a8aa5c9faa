//! A private certificate authority: its volume, mounts and file.
//!
//! What the charts allow: oauth2-proxy takes `--provider-ca-file` and `--redis-ca-path` from a mounted file; OSMO's own
//! containers take libpq's `PGSSLROOTCERT` and OpenSSL's `SSL_CERT_FILE`. The authorization sidecars have no place for a
//! mount, and Envoy checks no certificate of the identity provider at all (N15, F-no-authority).

use crate::model::{Deployment, SslMode};
use crate::text::or_gap;
use serde_yaml::{Mapping, Value};

/// Name of the volume.
const VOLUME: &str = "osmo-ca";
const FOLDER: &str = "/etc/osmo-ca";

/// Makes a mapping.
pub(crate) fn map<const N: usize>(entries: [(&str, Value); N]) -> Value {
    let entries = entries.map(|(key, value)| (Value::from(key), value));
    Value::Mapping(Mapping::from_iter(entries))
}

/// Returns the volume.
pub(crate) fn volume(d: &Deployment) -> Value {
    let name = or_gap(&d.trust.config_map, "config-map");
    map([
        ("name", VOLUME.into()),
        ("configMap", map([("name", name.into())])),
    ])
}

/// Returns the mount.
pub(crate) fn mount() -> Value {
    map([
        ("name", VOLUME.into()),
        ("mountPath", FOLDER.into()),
        ("readOnly", true.into()),
    ])
}

/// Returns the mount as the only one of a container.
pub(crate) fn mounts() -> Vec<Value> {
    vec![mount()]
}

/// Returns the path of the certificates inside a container.
pub(crate) fn file(d: &Deployment) -> String {
    format!("{FOLDER}/{}", or_gap(&d.trust.key, "key"))
}

/// Returns the environment of OSMO's own containers; Redis is used by all but the router.
pub(crate) fn environment(d: &Deployment, uses_redis: bool) -> Vec<Value> {
    let mut out = Vec::new();
    let mut put = |name: &str, value: String| {
        out.push(map([("name", name.into()), ("value", value.into())]));
    };
    if d.trusts("postgres") {
        put("PGSSLMODE", "verify-full".to_owned());
        put("PGSSLROOTCERT", file(d));
    } else if matches!(d.postgres.ssl_mode, SslMode::Require | SslMode::VerifyFull) {
        // The charts tell the authorization sidecars only; libpq alone would take a connection without TLS. Public
        // authorities are not in the images, so the certificate is not checked here.
        put("PGSSLMODE", SslMode::Require.value().to_owned());
    }
    if d.trusts("redis") && uses_redis {
        put("SSL_CERT_FILE", file(d));
    }
    out
}
