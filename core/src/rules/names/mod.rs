//! Names of Kubernetes objects, of the admin and of the master encryption key.

pub(crate) mod colliding_config_map;
mod colliding_secret_name;
mod malformed_admin_name;
mod malformed_backend_name;
mod malformed_key_id;
mod malformed_namespace;
mod malformed_object_name;
mod shared_namespace;

use crate::rules::Rule;

/// The rules of this area.
pub(crate) const RULES: &[Rule] = &[
    colliding_config_map::RULE,
    colliding_secret_name::RULE,
    malformed_admin_name::RULE,
    malformed_backend_name::RULE,
    malformed_key_id::RULE,
    malformed_namespace::RULE,
    malformed_object_name::RULE,
    shared_namespace::RULE,
];
