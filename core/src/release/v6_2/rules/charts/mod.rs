//! Versions and settings that the charts of 6.2 do not bear.

pub(crate) mod chart_version;
pub(crate) mod database_number_without_tls;
pub(crate) mod derived_annotation;
pub(crate) mod migration_job;
pub(crate) mod migration_offline;
pub(crate) mod moving_tag;
pub(crate) mod number_as_tag;
pub(crate) mod pod_label_app;
pub(crate) mod pod_monitor;
pub(crate) mod rate_limit_redis;
pub(crate) mod retyped_name;
pub(crate) mod service_account_twice;
pub(crate) mod session_store;
pub(crate) mod tag_of_another_release;
