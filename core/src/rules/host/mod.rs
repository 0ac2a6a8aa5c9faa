//! The public host name and the domain of the session cookie.

mod foreign_cookie_domain;
mod malformed_hostname;
mod unusable_hostname;
mod wide_cookie_domain;

use crate::rules::Rule;

/// The rules of this area.
pub(crate) const RULES: &[Rule] = &[
    foreign_cookie_domain::RULE,
    malformed_hostname::RULE,
    unusable_hostname::RULE,
    wide_cookie_domain::RULE,
];
