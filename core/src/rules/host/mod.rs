//! The public host name and the domain of the session cookie.

pub(crate) mod foreign_cookie_domain;
pub(crate) mod malformed_hostname;
pub(crate) mod wide_cookie_domain;
mod public_suffix;
