//! What departures are recognised by.

use super::PROVIDERS;
use crate::yaml::Tree;

/// Says whether people sign in: the charts' defaults switch everything on.
pub(super) fn signs_in(file: &Tree) -> bool {
    file.flag_at("sidecars.envoy.enabled") != Some(false)
}

/// Says whether a switch is on; the charts' defaults are on for those that are asked here.
pub(super) fn on(file: &Tree, key: &str) -> bool {
    file.flag_at(key) != Some(false)
}

pub(super) fn missing(file: &Tree, key: &str) -> bool {
    file.at(key).is_none_or(Tree::is_null)
}

/// Returns how many token providers of the identity provider there are, and how many in all.
pub(super) fn providers(file: &Tree) -> (usize, usize) {
    let all = file.at(PROVIDERS).map_or(&[][..], Tree::items);
    let idp = all.iter().filter(|one| {
        one.text_at("cluster")
            .is_none_or(|cluster| cluster == "idp")
    });
    (idp.count(), all.len())
}

pub(super) fn has_annotation(file: &Tree, at: &str, key: &str) -> bool {
    file.at(at).is_some_and(|all| all.child(key).is_some())
}

/// Says whether one of the six addresses and names for `osmo login` is empty.
pub(super) fn empty_address(file: &Tree) -> bool {
    let Some(auth) = file.at("services.service.auth") else {
        return true;
    };
    let keys = [
        "device_endpoint",
        "device_client_id",
        "browser_endpoint",
        "browser_client_id",
        "token_endpoint",
        "logout_endpoint",
    ];
    keys.iter()
        .any(|key| auth.text_at(key).is_none_or(|text| text.is_empty()))
}
