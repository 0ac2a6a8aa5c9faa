//! Rules about private certificate authorities: where they are, and where the charts have no place for one.

pub(crate) mod malformed_key;
pub(crate) mod public_provider;
pub(crate) mod redis_unproven;
pub(crate) mod sidecar_unverified;
