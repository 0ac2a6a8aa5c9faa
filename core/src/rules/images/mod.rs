//! Images, registries and pull secrets.

mod floating_tag;
mod malformed_image;
mod malformed_location;
mod malformed_registry;
mod malformed_tag;
mod old_oauth2_proxy;
mod wrong_registry;
mod wrong_registry_user;

use crate::rules::Rule;

/// The rules of this area.
pub(crate) const RULES: &[Rule] = &[
    floating_tag::RULE,
    malformed_image::RULE,
    malformed_location::RULE,
    malformed_registry::RULE,
    malformed_tag::RULE,
    old_oauth2_proxy::RULE,
    wrong_registry::RULE,
    wrong_registry_user::RULE,
];
