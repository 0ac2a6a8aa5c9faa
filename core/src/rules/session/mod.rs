//! Length and refresh of browser sessions (oauth2-proxy).

pub(crate) mod malformed_duration;
pub(crate) mod refresh_after_expiry;
pub(crate) mod refresh_after_token;
