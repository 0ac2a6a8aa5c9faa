//! PostgreSQL and Redis.

mod admin_is_user;
mod azure_redis;
mod hstore_not_allowed;
mod loopback_host;
mod malformed_database;
mod malformed_db_number;
mod malformed_host;
mod malformed_port;
mod malformed_user;
mod pooled_postgres;
mod private_authority;
mod redis_cluster;
mod verified_address;

use crate::rules::Rule;

/// The rules of this area.
pub(crate) const RULES: &[Rule] = &[
    admin_is_user::RULE,
    azure_redis::RULE,
    hstore_not_allowed::RULE,
    loopback_host::RULE,
    malformed_database::RULE,
    malformed_db_number::RULE,
    malformed_host::RULE,
    malformed_port::RULE,
    malformed_user::RULE,
    pooled_postgres::RULE,
    private_authority::RULE,
    redis_cluster::RULE,
    verified_address::RULE,
];
