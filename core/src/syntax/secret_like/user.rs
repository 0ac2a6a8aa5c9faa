//! A user name with its password behind it.

use super::find;

/// Answers that are the name of a user, behind which people paste the password.
const USERS: [&str; 4] = [
    "defaultAdmin.username",
    "images.registryUser",
    "postgres.adminUser",
    "postgres.user",
];

/// Returns what kind of secret an answer holds: as any text, or as a user name with its password behind a colon.
pub(crate) fn find_at(path: &str, text: &str) -> Option<&'static str> {
    let has_password = || {
        USERS.contains(&path)
            && text.bytes().all(|b| b.is_ascii_graphic())
            && text
                .split_once(':')
                .is_some_and(|(user, word)| !user.is_empty() && word.len() >= 6)
    };
    find(text).or_else(|| has_password().then_some("a user with the password"))
}

#[cfg(test)]
mod tests {
    use super::*;

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
