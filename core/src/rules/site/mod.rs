//! Rules about the cluster: its name, air gaps, where charts come from.

pub(crate) mod backend_namespace;
pub(crate) mod charts_from_outside;
pub(crate) mod malformed_context;
pub(crate) mod malformed_source;
pub(crate) mod no_mirror;
pub(crate) mod policy_shuts_out_alb;
pub(crate) mod provider_outside;
