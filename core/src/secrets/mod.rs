//! Secrets: their own type, their own table, never part of an answer.
//!
//! Invariant: nothing here can be serialised, and `Debug` shows no value. The one way out of a program is [`carry`], for the
//! page's other program in the same tab.

mod carry;
mod generate;
mod mek;
pub(crate) mod objects;
mod spec;
mod value;

pub use carry::{carried, carry};
pub use generate::generate;
pub(crate) use spec::mounts_redis_password;
pub use spec::{PREFIX, SPECS, SecretSpec, Source, find};
pub use value::Secret;

/// Everything secret that the page or a pipeline holds. Empty means: not given here.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Secrets {
    /// Password of the database user.
    pub db_password: Secret,
    /// Password of the admin user that creates the database.
    pub db_admin_password: Secret,
    /// Redis password.
    pub redis_password: Secret,
    /// The identity provider's client secret.
    pub client_secret: Secret,
    /// Key of the session cookie.
    pub cookie_secret: Secret,
    /// Password (a token) of the default admin.
    pub admin_password: Secret,
    /// Password of the registry user.
    pub registry_password: Secret,
    /// `k` of the master encryption key, base64url without padding.
    pub mek: Secret,
}

impl Secrets {
    /// Forgets every secret; the memory is overwritten.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Returns the copy that is checked and rendered.
    #[must_use]
    pub fn normalised(&self) -> Self {
        Self {
            mek: mek::normalised(&self.mek),
            ..self.clone()
        }
    }

    /// Says whether no secret is held.
    pub fn is_empty(&self) -> bool {
        SPECS.iter().all(|spec| (spec.get)(self).is_empty())
    }
}
