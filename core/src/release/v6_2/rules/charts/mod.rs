//! Versions and settings that the charts of 6.2 do not bear.

mod chart_version;
mod database_number_without_tls;
mod derived_annotation;
mod migration_connection;
mod migration_job;
mod migration_offline;
mod moving_tag;
mod number_as_tag;
mod open_path;
mod pod_annotation_checksum;
mod pod_label_app;
mod pod_monitor;
mod rate_limit_redis;
mod redis_unproven;
mod retyped_name;
mod service_account_twice;
mod session_store;
mod shared_load_balancer;
mod sidecar_unverified;
mod tag_of_another_release;

use crate::rules::Rule;

/// The rules of this area.
pub(crate) const RULES: &[Rule] = &[
    chart_version::RULE,
    database_number_without_tls::RULE,
    derived_annotation::RULE,
    migration_connection::RULE,
    migration_job::RULE,
    migration_offline::RULE,
    moving_tag::RULE,
    number_as_tag::RULE,
    open_path::RULE,
    pod_annotation_checksum::RULE,
    pod_label_app::RULE,
    pod_monitor::RULE,
    rate_limit_redis::RULE,
    redis_unproven::RULE,
    retyped_name::RULE,
    service_account_twice::RULE,
    session_store::RULE,
    shared_load_balancer::RULE,
    sidecar_unverified::RULE,
    tag_of_another_release::RULE,
];
