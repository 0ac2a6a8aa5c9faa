//! A user name with its password behind it.

use super::{find, pair};

/// Answers that are the name of a user, behind which people paste the password.
const USERS: [&str; 4] = [
    "defaultAdmin.username",
    "images.registryUser",
    "postgres.adminUser",
    "postgres.user",
];

/// Answers of pairs that are no secrets whatever they are called: groups, taints and labels of nodes.
const FREE_PAIRS: [&str; 3] = [
    "roleMapping.entries",
    "scheduling.nodeSelector",
    "scheduling.tolerations",
];

/// Returns what kind of secret an answer holds: as any text, or as a pair, or a user name with its password behind a colon.
pub(crate) fn find_at(path: &str, text: &str) -> Option<&'static str> {
    let has_password = || {
        USERS.contains(&path)
            && text.bytes().all(|b| b.is_ascii_graphic())
            && text
                .split_once(':')
                .is_some_and(|(user, word)| !user.is_empty() && word.len() >= 6)
    };
    if !FREE_PAIRS.contains(&path) && pair::has(text) {
        return Some("a name with a secret behind it");
    }
    find(text).or_else(|| has_password().then_some("a user with the password"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_a_secret_but_for_groups_and_nodes() {
        let pair = "vault/password=hunter2";
        assert!(find_at("scheduling.podAnnotations", pair).is_some());
        assert_eq!(
            find_at("roleMapping.entries", "team/secret=osmo-user"),
            None
        );
    }

    #[test]
    fn a_user_name_has_no_password_behind_it() {
        for (path, text) in [
            ("images.registryUser", "robot$osmo:hunter2"),
            ("postgres.user", "osmo:hunter2"),
            ("postgres.adminUser", "dba:hunter2"),
        ] {
            assert!(find_at(path, text).is_some(), "{path}");
            assert_eq!(find_at("idp.oidc.clientId", text), None);
        }
        for text in ["$oauthtoken", "robot$osmo+pull", "osmo@server", "osmo:", ""] {
            assert_eq!(find_at("images.registryUser", text), None, "{text}");
        }
    }
}
