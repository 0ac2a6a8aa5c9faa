//! Texts and names that tell a secret, whoever made it. Such a text is neither stored nor repeated.

/// How secrets of known makers begin, and what they are called.
const BEGINNINGS: [(&str, &str); 8] = [
    ("GOCSPX-", "a Google client secret"),
    ("nvapi-", "an NGC API key"),
    ("ghp_", "a GitHub token"),
    ("github_pat_", "a GitHub token"),
    ("glpat-", "a GitLab token"),
    ("xoxb-", "a Slack token"),
    ("dckr_pat_", "a Docker token"),
    ("eyJhbGci", "a signed token"),
];

/// How names of secrets end, in small letters without `_` and `-`.
const NAMES: [&str; 9] = [
    "password",
    "passwd",
    "passphrase",
    "secret",
    "token",
    "apikey",
    "accesskey",
    "privatekey",
    "credentials",
];

/// The middle of an Entra client secret, after three characters.
const ENTRA: &str = "8Q~";

fn is_entra(word: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '~' | '_' | '.' | '-');
    (34..=44).contains(&word.len()) && word.get(3..6) == Some(ENTRA) && word.chars().all(fits)
}

/// Returns what kind of secret a text holds.
pub(crate) fn find(text: &str) -> Option<&'static str> {
    if text.contains("PRIVATE KEY-----") {
        return Some("a private key");
    }
    let separates =
        |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '=' | ':' | ',' | '/' | '@');
    text.split(separates).find_map(|word| {
        let begins = BEGINNINGS
            .iter()
            .find(|(start, _)| word.len() >= start.len() + 8 && word.starts_with(start));
        begins
            .map(|(_, name)| *name)
            .or_else(|| is_entra(word).then_some("an Entra client secret"))
    })
}

/// Says whether a key's name promises a secret.
pub(crate) fn is_name(name: &str) -> bool {
    let plain: String = name
        .chars()
        .filter(|c| !matches!(c, '_' | '-'))
        .map(|c| c.to_ascii_lowercase())
        .collect();
    NAMES.iter().any(|end| plain.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for text in [
            "",
            "osmo.example.com",
            "GOCSPX-",
            "https://login.example.com/abc8Q~",
            "123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com",
            "-----BEGIN CERTIFICATE-----",
            "12345678-1234-1234-1234-123456789abc",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
        assert!(!is_name("tokenEndpoint") && !is_name("serviceName"));
    }

    #[test]
    fn bad() {
        for text in [
            "GOCSPX-abcdefghijklmnopqrstuvwxyz12",
            "--client-secret=GOCSPX-abcdefghijklmnopqrstuvwxyz12",
            "-----BEGIN RSA PRIVATE KEY-----",
            "abc8Q~abcdefghijklmnopqrstuvwxyz_.-12345",
            "a: \"nvapi-abcdefghijklmnop\"",
            "eyJhbGciOiJIUzI1NiJ9.e30.x",
        ] {
            assert!(find(text).is_some(), "{text}");
        }
        assert!(is_name("db_password") && is_name("clientSecret") && is_name("NGC-API-KEY"));
    }
}
