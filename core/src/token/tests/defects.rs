//! Each defect, and who fails for it.

use super::super::Row;
use super::super::Verdict::{self, Fails, Ignores, Passes, Unsure};
use super::{changed, plan, row};

/// Provider, claim that is changed and its value, claim of the row, verdicts of Envoy, oauth2-proxy and OSMO, words of the
/// reason.
type Case = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    [Verdict; 3],
    &'static str,
);

const CASES: &[Case] = &[
    (
        "okta",
        "iss",
        "\"https://example.okta.com/oauth2/default\"",
        "iss",
        [Fails, Fails, Ignores],
        "Another provider",
    ),
    (
        "auth0",
        "iss",
        "\"https://example.eu.auth0.com\"",
        "iss",
        [Fails, Fails, Ignores],
        "slash",
    ),
    (
        "entra",
        "iss",
        "\"https://sts.windows.net/12345678-1234-1234-1234-123456789abc/\"",
        "iss",
        [Passes, Fails, Ignores],
        "another kind",
    ),
    (
        "okta",
        "iss",
        "",
        "iss",
        [Fails, Fails, Ignores],
        "no issuer",
    ),
    (
        "okta",
        "aud",
        "\"api://default\"",
        "aud",
        [Fails, Fails, Ignores],
        "another client",
    ),
    (
        "okta",
        "aud",
        "[\"x\", \"0oa1b2c3d4E5f6G7h8i9\"]",
        "aud",
        [Passes, Passes, Ignores],
        "among",
    ),
    (
        "okta",
        "preferred_username",
        "",
        "preferred_username",
        [Fails, Ignores, Fails],
        "missing",
    ),
    (
        "okta",
        "preferred_username",
        "[\"ada\"]",
        "preferred_username",
        [Fails, Ignores, Fails],
        "no text",
    ),
    (
        "okta",
        "email",
        "",
        "email",
        [Ignores, Fails, Ignores],
        "error 500",
    ),
    (
        "pingone",
        "email",
        "",
        "email",
        [Ignores, Unsure, Ignores],
        "userinfo",
    ),
    (
        "okta",
        "email_verified",
        "false",
        "email_verified",
        [Ignores, Fails, Ignores],
        "isn't verified",
    ),
    (
        "okta",
        "email_verified",
        "",
        "email_verified",
        [Ignores, Passes, Ignores],
        "false alone",
    ),
    (
        "okta",
        "roles",
        "\"osmo-user\"",
        "roles",
        [Ignores, Ignores, Fails],
        "no array",
    ),
    (
        "okta",
        "roles",
        "[\"a,b\"]",
        "roles",
        [Ignores, Ignores, Fails],
        "comma",
    ),
    (
        "okta",
        "roles",
        "{\"osmo-user\": {}}",
        "roles",
        [Ignores, Ignores, Fails],
        "no array",
    ),
    (
        "okta",
        "roles",
        "",
        "roles",
        [Ignores, Ignores, Unsure],
        "database",
    ),
    (
        "google",
        "roles",
        "",
        "roles",
        [Ignores, Ignores, Unsure],
        "sends none",
    ),
    (
        "okta",
        "roles",
        "[]",
        "roles",
        [Ignores, Ignores, Passes],
        "empty",
    ),
    (
        "okta",
        "exp",
        "1799990000",
        "exp",
        [Fails, Unsure, Ignores],
        "has ended",
    ),
    (
        "okta",
        "exp",
        "1799999970",
        "exp",
        [Passes, Passes, Ignores],
        "not ended",
    ),
    (
        "okta",
        "exp",
        "1800086400000",
        "exp",
        [Fails, Fails, Ignores],
        "milliseconds",
    ),
    (
        "okta",
        "exp",
        "",
        "exp",
        [Unsure, Fails, Ignores],
        "missing",
    ),
    (
        "okta",
        "nbf",
        "1800000600",
        "nbf",
        [Fails, Unsure, Ignores],
        "clock",
    ),
    (
        "okta",
        "exp",
        "1800000290",
        "exp - iat",
        [Fails, Ignores, Ignores],
        "refreshed",
    ),
];

#[test]
fn each_defect_is_found_where_it_bites() {
    for (word, key, value, claim, verdicts, words) in CASES {
        let checked = changed(&plan(word, &[]), key, value);
        let found = row(&checked, claim);
        assert_eq!(
            [found.envoy, found.proxy, found.osmo],
            *verdicts,
            "{word} {key} {value}: {found:?}"
        );
        assert!(found.why.contains(words), "{word} {key} {value}: {found:?}");
        assert_eq!(
            found.mend.is_empty(),
            !found.fails() && !found.mends_anyway(),
            "{found:?}"
        );
    }
}

impl Row {
    /// A row that nobody fails may say what to do all the same.
    fn mends_anyway(&self) -> bool {
        [self.envoy, self.proxy, self.osmo].contains(&Unsure)
    }
}
