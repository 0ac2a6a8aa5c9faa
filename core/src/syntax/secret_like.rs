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
const NAMES: [&str; 11] = [
    "password",
    "passwd",
    "passphrase",
    "secret",
    "token",
    "apikey",
    "accesskey",
    "privatekey",
    "credential",
    "credentials",
    "pgpass",
];

/// Short words that stand for a password, as the last word of a name: `MY_PASS`, `dbPw`.
const SHORT: [&str; 4] = ["pass", "pw", "pwd", "psw"];

/// The middle of an Entra client secret, after three characters.
const ENTRA: &str = "8Q~";

fn is_entra(word: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '~' | '_' | '.' | '-');
    (34..=44).contains(&word.len()) && word.get(3..6) == Some(ENTRA) && word.chars().all(fits)
}

/// Says whether a text has an address with a password in it: `postgres://user:password@host`.
fn has_password(text: &str) -> bool {
    text.split("://").skip(1).any(|rest| {
        let end = rest.find(['/', '?', '#', ' ']).unwrap_or(rest.len());
        let host = rest.get(..end).unwrap_or(rest);
        host.rsplit_once('@')
            .and_then(|(user, _)| user.split_once(':'))
            .is_some_and(|(_, password)| !password.is_empty())
    })
}

/// Says whether a line is an argument that hands over a secret: `--client-secret=...`.
fn is_argument(line: &str) -> bool {
    line.trim()
        .strip_prefix("--")
        .and_then(|rest| rest.split_once('='))
        .is_some_and(|(name, value)| !value.is_empty() && is_name(name))
}

/// Returns what kind of secret a text holds.
pub(crate) fn find(text: &str) -> Option<&'static str> {
    if text.contains("PRIVATE KEY-----") {
        return Some("a private key");
    }
    if has_password(text) {
        return Some("an address with a password");
    }
    if text
        .split_once("Bearer ")
        .is_some_and(|(_, token)| token.trim().len() >= 8)
    {
        return Some("a bearer token");
    }
    if text.lines().any(is_argument) {
        return Some("an argument with a secret");
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

/// Returns the last word of a name, whether words are kept apart by signs or by capitals.
fn last_word(name: &str) -> &str {
    let rest = name.rsplit(['_', '-', '.']).next().unwrap_or(name);
    let all_capitals = !rest.contains(|c: char| c.is_ascii_lowercase());
    match rest.rfind(|c: char| c.is_ascii_uppercase()) {
        Some(at) if !all_capitals => rest.get(at..).unwrap_or(rest),
        _ => rest,
    }
}

/// Says whether a key's name promises a secret.
pub(crate) fn is_name(name: &str) -> bool {
    let last = last_word(name);
    if SHORT.iter().any(|word| word.eq_ignore_ascii_case(last)) {
        return true;
    }
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
            "https://a@b/c:d@e",
            "Bearer",
            "--client-secret-file=/x",
            "--client-secret=",
            "12345678-1234-1234-1234-123456789abc",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
        for name in [
            "tokenEndpoint",
            "serviceName",
            "compass",
            "BYPASS",
            "passthrough",
        ] {
            assert!(!is_name(name), "{name}");
        }
        for name in ["MY_PASS", "dbPw", "db-pwd", "clientSecret", "PGPASS"] {
            assert!(is_name(name), "{name}");
        }
    }

    #[test]
    fn bad() {
        for text in [
            "GOCSPX-abcdefghijklmnopqrstuvwxyz12",
            "--client-secret=GOCSPX-abcdefghijklmnopqrstuvwxyz12",
            "-----BEGIN RSA PRIVATE KEY-----",
            "postgres://u:hunter2@h/db",
            "--x\n--redis-connection-url=redis://:hunter2@h:6379",
            "Authorization: Bearer hunter2hunter2",
            "--banner=x\n--client-secret=x",
            "abc8Q~abcdefghijklmnopqrstuvwxyz_.-12345",
            "a: \"nvapi-abcdefghijklmnop\"",
            "eyJhbGciOiJIUzI1NiJ9.e30.x",
        ] {
            assert!(find(text).is_some(), "{text}");
        }
        assert!(is_name("db_password") && is_name("clientSecret") && is_name("NGC-API-KEY"));
    }
}
