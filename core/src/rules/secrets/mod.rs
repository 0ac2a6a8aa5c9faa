//! Secrets that were given. No finding ever holds one: it says where the trouble is, not what stands there.

pub(crate) mod admin_password_characters;
pub(crate) mod admin_password_length;
pub(crate) mod cookie_secret_size;
pub(crate) mod entra_secret_id;
pub(crate) mod malformed_key;
pub(crate) mod redis_password_characters;
pub(crate) mod same_secret_twice;
pub(crate) mod spaces_around;
pub(crate) mod unusual_client_secret;
