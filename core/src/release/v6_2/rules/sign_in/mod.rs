//! Paths without sign-in and arguments of oauth2-proxy, which the charts print into Lua and YAML without quotes (N13).

pub(crate) mod argument_for_later_version;
pub(crate) mod argument_set_already;
pub(crate) mod argument_with_secret;
pub(crate) mod malformed_argument;
pub(crate) mod open_path;
pub(crate) mod path_missing;
pub(crate) mod unsafe_path;
pub(crate) mod weakening_argument;

/// Arguments of oauth2-proxy.
const ARGS: &str = "oauth2Proxy.extraArgs";
/// Paths of the API that need no sign-in.
const SERVICE_PATHS: &str = "skipAuthPaths.service";
/// Paths of the router that need no sign-in.
const ROUTER_PATHS: &str = "skipAuthPaths.router";

/// Returns the name of a flag without its dashes, and its value.
fn flag(argument: &str) -> (&str, Option<&str>) {
    let bare = argument.trim_start_matches('-');
    bare.split_once('=')
        .map_or((bare, None), |(name, value)| (name, Some(value)))
}
