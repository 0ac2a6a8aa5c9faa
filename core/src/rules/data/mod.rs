//! PostgreSQL and Redis.

pub(crate) mod admin_is_user;
pub(crate) mod hstore_not_allowed;
pub(crate) mod loopback_host;
pub(crate) mod malformed_database;
pub(crate) mod malformed_db_number;
pub(crate) mod malformed_host;
pub(crate) mod malformed_port;
pub(crate) mod malformed_user;
pub(crate) mod private_authority;
