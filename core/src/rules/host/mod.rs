//! The public host name and the domain of the session cookie.

pub(crate) mod foreign_cookie_domain;
pub(crate) mod malformed_hostname;
mod public_suffix;
pub(crate) mod wide_cookie_domain;
