//! Paths without sign-in and arguments of oauth2-proxy, which the charts print into Lua and YAML without quotes (N13).

mod argument_for_later_version;
mod argument_set_already;
mod argument_with_secret;
mod half_given_secret;
mod malformed_argument;
mod path_missing;
mod restricts_nobody;
mod unread_argument;
mod unsafe_path;
mod weakening_argument;
mod weakening_flags;

use crate::path::Path;
use crate::rules::Rule;

/// The rules of this area.
pub(crate) const RULES: &[Rule] = &[
    argument_for_later_version::RULE,
    argument_set_already::RULE,
    argument_with_secret::RULE,
    half_given_secret::RULE,
    malformed_argument::RULE,
    path_missing::RULE,
    restricts_nobody::RULE,
    unread_argument::RULE,
    unsafe_path::RULE,
    weakening_argument::RULE,
];

/// Arguments of oauth2-proxy.
const ARGS: Path = path!("oauth2Proxy.extraArgs");
/// Paths of the API that need no sign-in.
pub(crate) const SERVICE_PATHS: Path = path!("skipAuthPaths.service");
/// Paths of the router that need no sign-in.
pub(crate) const ROUTER_PATHS: Path = path!("skipAuthPaths.router");

/// Returns the name of a flag without its dashes, and its value.
fn flag(argument: &str) -> (&str, Option<&str>) {
    let bare = argument.trim_start_matches('-');
    bare.split_once('=')
        .map_or((bare, None), |(name, value)| (name, Some(value)))
}
