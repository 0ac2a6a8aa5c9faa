//! PostgreSQL and Redis.

mod admin_is_user;
mod azure_redis;
mod copied_redis;
mod hstore_not_allowed;
mod loopback_host;
mod malformed_database;
mod malformed_db_number;
mod malformed_host;
mod malformed_port;
mod malformed_user;
mod other_server;
mod pooled_postgres;
mod private_authority;
mod read_only_postgres;
mod redis_cluster;
mod redis_tls;
mod single_database;
mod throw_away;
mod throw_away_elsewhere;
mod verified_address;

use crate::rules::Rule;

/// The rules of this area.
pub(crate) const RULES: &[Rule] = &[
    admin_is_user::RULE,
    azure_redis::RULE,
    copied_redis::RULE,
    hstore_not_allowed::RULE,
    loopback_host::RULE,
    malformed_database::RULE,
    malformed_db_number::RULE,
    malformed_host::RULE,
    malformed_port::RULE,
    malformed_user::RULE,
    other_server::RULE,
    pooled_postgres::RULE,
    private_authority::RULE,
    read_only_postgres::RULE,
    redis_cluster::RULE,
    redis_tls::RULE,
    single_database::RULE,
    throw_away::RULE,
    throw_away_elsewhere::RULE,
    verified_address::RULE,
];
