//! The table of secrets: what each is called, which object holds it, who needs it (F-objects-read).

use super::objects::{self, Object};
use super::{Secret, Secrets};
use crate::model::{DatabaseCreation, Deployment, SessionStore};
use crate::path::Path;

/// How the path of every secret begins.
pub const PREFIX: &str = "secrets.";

/// Where a secret comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// Somebody else set it: it has to be typed in.
    Given,
    /// Nobody has to know it: it can be made here.
    Generated,
}

/// One secret.
#[derive(Clone, Copy, Debug)]
pub struct SecretSpec {
    /// Path of its findings, e.g. `secrets.dbPassword`.
    pub path: Path,
    /// What the page calls it: the guide's term.
    pub label: &'static str,
    /// Where it comes from and what it is for.
    pub hint: &'static str,
    /// Whether it can be generated.
    pub source: Source,
    /// Name of the Kubernetes object that holds it.
    pub object: &'static str,
    /// Key in that object.
    pub key: &'static str,
    /// Whether the deployment needs it.
    pub needed: fn(&Deployment) -> bool,
    /// Reads it.
    pub get: fn(&Secrets) -> &Secret,
    /// Gives access to change it.
    pub get_mut: fn(&mut Secrets) -> &mut Secret,
}

macro_rules! held {
    ($name:ident) => {
        (|s: &Secrets| &s.$name, |s: &mut Secrets| &mut s.$name)
    };
}

type Held = (fn(&Secrets) -> &Secret, fn(&mut Secrets) -> &mut Secret);

const fn spec(
    path: &'static str,
    label: &'static str,
    hint: &'static str,
    source: Source,
    object: Object,
    needed: fn(&Deployment) -> bool,
    held: Held,
) -> SecretSpec {
    SecretSpec {
        path: Path::defined(path),
        label,
        hint,
        source,
        object: object.0,
        key: object.1,
        needed,
        get: held.0,
        get_mut: held.1,
    }
}

/// Every secret, in the order of the page.
pub const SPECS: &[SecretSpec] = &[
    spec(
        "secrets.dbPassword",
        "Database password",
        "Of the database user. Any text.",
        Source::Given,
        objects::DB,
        |d| d.postgres.password,
        held!(db_password),
    ),
    spec(
        "secrets.dbAdminPassword",
        "Database admin password",
        "Of the admin user that creates the database. install.sh deletes its Secret once the database is there.",
        Source::Given,
        objects::DB_ADMIN,
        |d| d.postgres.creation == DatabaseCreation::Admin,
        held!(db_admin_password),
    ),
    spec(
        "secrets.redisPassword",
        "Redis password",
        "OSMO puts it into an address unescaped: the characters # % / ? [ ] cannot work.",
        Source::Given,
        objects::REDIS,
        |d| d.redis.password,
        held!(redis_password),
    ),
    spec(
        "secrets.clientSecret",
        "Client secret",
        "From the identity provider's console. In Entra copy the column Value, not Secret ID.",
        Source::Given,
        objects::CLIENT,
        Deployment::signs_in,
        held!(client_secret),
    ),
    spec(
        "secrets.cookieSecret",
        "Cookie secret",
        "Encrypts the session cookie. Nobody has to know it.",
        Source::Generated,
        objects::COOKIE,
        Deployment::signs_in,
        held!(cookie_secret),
    ),
    spec(
        "secrets.adminPassword",
        "Admin password",
        "Exactly 43 characters: OSMO takes it as the access token of the default admin.",
        Source::Generated,
        objects::ADMIN,
        |d| d.default_admin.enabled,
        held!(admin_password),
    ),
    spec(
        "secrets.registryPassword",
        "Registry password",
        "The API key of NGC (NVIDIA's registry), or the password of the mirror's user.",
        Source::Given,
        objects::PULL,
        |d| !d.images.image_pull_secret.is_blank() && !d.site.pull_secret_exists,
        held!(registry_password),
    ),
    spec(
        "secrets.mek",
        "Master encryption key",
        "A random key of 256 bits (base64url). Only for a new OSMO database: an existing one needs the key that it has.",
        Source::Generated,
        objects::MEK,
        |_| true,
        held!(mek),
    ),
];

/// Returns the secret at a path.
pub fn find(path: &str) -> Option<&'static SecretSpec> {
    SPECS.iter().find(|spec| spec.path == path)
}

/// Says whether oauth2-proxy reads the Redis password from a mounted file.
pub(crate) fn mounts_redis_password(d: &Deployment) -> bool {
    d.signs_in() && d.oauth2_proxy.session_store == SessionStore::RedisPassword
}
