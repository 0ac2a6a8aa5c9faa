//! PostgreSQL and Redis.

use super::{Text, choice};

choice! {
    /// Who makes the database.
    DatabaseCreation {
        User = "user", "The database user creates it", "As in OSMO's guide: the database user may create databases";
        Admin = "admin", "A separate admin user creates it", "It also makes the database user, if that is missing";
        Exists = "exists", "It exists already", "Nothing is created; the commands only look at it";
    }
}

choice! {
    /// libpq's `sslmode`, for the authorization sidecars and the database Job.
    SslMode {
        Prefer = "prefer", "prefer", "TLS if the server offers it (the charts' default)";
        Require = "require", "require", "TLS always, certificate not checked";
        VerifyFull = "verify-full", "verify-full", "TLS, certificate and name checked against public authorities (CAs)";
        Disable = "disable", "disable", "Never TLS";
    }
}

/// The external PostgreSQL.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Postgres {
    /// Host: `services.postgres.serviceName`.
    pub service_name: Text,
    /// Port.
    pub port: Text,
    /// Database name; one name for all charts and the SQL (D20).
    pub db: Text,
    /// Database user.
    pub user: Text,
    /// Whether the user has a password. `db-secret` is needed in either case.
    pub password: bool,
    /// TLS mode.
    pub ssl_mode: SslMode,
    /// Who makes the database.
    pub creation: DatabaseCreation,
    /// The admin user, when that one creates the database.
    pub admin_user: Text,
}

/// The external Redis.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Redis {
    /// Host: `services.redis.serviceName`.
    pub service_name: Text,
    /// Port.
    pub port: Text,
    /// Database number, 0 to 15; 0 without TLS (D40).
    pub db_number: Text,
    /// `tlsEnabled`.
    pub tls_enabled: bool,
    /// Whether Redis asks for a password. `redis-secret` is needed in either case.
    pub password: bool,
}
