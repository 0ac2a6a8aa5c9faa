//! Secrets that were given. No finding ever holds one: it says where the trouble is, not what stands there.

mod admin_password_characters;
mod admin_password_length;
mod cookie_secret_size;
mod entra_secret_id;
mod malformed_key;
mod redis_password_characters;
mod same_secret_twice;
mod spaces_around;
mod unusual_client_secret;

use crate::rules::Rule;

/// The rules of this area.
pub(crate) const RULES: &[Rule] = &[
    admin_password_characters::RULE,
    admin_password_length::RULE,
    cookie_secret_size::RULE,
    entra_secret_id::RULE,
    malformed_key::RULE,
    redis_password_characters::RULE,
    same_secret_twice::RULE,
    spaces_around::RULE,
    unusual_client_secret::RULE,
];
