//! Names of Kubernetes objects, of the admin and of the master encryption key.

pub(crate) mod colliding_secret_name;
pub(crate) mod malformed_admin_name;
pub(crate) mod malformed_key_id;
pub(crate) mod malformed_namespace;
pub(crate) mod malformed_object_name;
pub(crate) mod shared_namespace;
