//! Images, registries and pull secrets.

pub(crate) mod floating_tag;
pub(crate) mod malformed_image;
pub(crate) mod malformed_location;
pub(crate) mod malformed_registry;
pub(crate) mod malformed_tag;
pub(crate) mod old_oauth2_proxy;
pub(crate) mod wrong_registry;
pub(crate) mod wrong_registry_user;
