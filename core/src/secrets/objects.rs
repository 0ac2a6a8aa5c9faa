//! The Kubernetes objects that hold secrets: name and key. The charts fix the first names and keys (D21); those that
//! begin with `osmo-` or end in `-redis` are ours.

/// Name and key of an object.
pub(crate) type Object = (&'static str, &'static str);

/// Password of the database user.
pub(crate) const DB: Object = ("db-secret", "db-password");
/// Password of the user that creates the database; read by the database Job only.
pub(crate) const DB_ADMIN: Object = ("osmo-db-admin", "password");
/// Redis password, for OSMO's own containers.
pub(crate) const REDIS: Object = ("redis-secret", "redis-password");
/// Redis password, for oauth2-proxy's sessions: a piece of its configuration file.
pub(crate) const OAUTH2_PROXY_REDIS: Object = ("oauth2-proxy-redis", "redis.cfg");
/// Client secret of the identity provider.
pub(crate) const CLIENT: Object = ("oauth2-proxy-secrets", "client_secret");
/// Key of the session cookie; in the same object as the client secret.
pub(crate) const COOKIE: Object = ("oauth2-proxy-secrets", "cookie_secret");
/// Access token of the default admin.
pub(crate) const ADMIN: Object = ("default-admin-secret", "password");
/// Master encryption key: a `ConfigMap`, as the charts mount it.
pub(crate) const MEK: Object = ("mek-config", "mek.yaml");
/// Pull secret: its name is an answer.
pub(crate) const PULL: Object = ("", ".dockerconfigjson");
