//! Length and refresh of browser sessions (oauth2-proxy).

mod malformed_duration;
mod refresh_after_expiry;
mod refresh_after_token;

use crate::rules::Rule;

/// The rules of this area.
pub(crate) const RULES: &[Rule] = &[
    malformed_duration::RULE,
    refresh_after_expiry::RULE,
    refresh_after_token::RULE,
];
