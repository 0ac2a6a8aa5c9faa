//! Texts and names that tell a secret, whoever made it. Such a text is neither stored nor repeated.

mod address;
mod argument;
mod inside;
pub(crate) mod pair;
mod user;

pub(crate) use argument::{awaits, hand_over};
pub(crate) use user::find_at;

use base64::prelude::{BASE64_STANDARD as STANDARD, Engine as _};

/// How secrets of known makers begin, how many characters follow at least, and what they are called.
const BEGINNINGS: [(&str, usize, &str); 27] = [
    ("GOCSPX-", 8, "a Google client secret"),
    ("AIza", 35, "a Google API key"),
    ("ya29.", 20, "a Google token"),
    ("nvapi-", 8, "an NGC API key"),
    ("ghp_", 8, "a GitHub token"),
    ("gho_", 30, "a GitHub token"),
    ("ghu_", 30, "a GitHub token"),
    ("ghs_", 30, "a GitHub token"),
    ("ghr_", 30, "a GitHub token"),
    ("github_pat_", 8, "a GitHub token"),
    ("glpat-", 8, "a GitLab token"),
    ("gldt-", 16, "a GitLab token"),
    ("glrt-", 16, "a GitLab token"),
    ("xoxb-", 8, "a Slack token"),
    ("xoxp-", 8, "a Slack token"),
    ("xapp-", 16, "a Slack token"),
    ("dckr_pat_", 8, "a Docker token"),
    ("eyJhbGci", 8, "a signed token"),
    ("AKIA", 16, "an AWS access key"),
    ("ASIA", 16, "an AWS access key"),
    ("hf_", 30, "a Hugging Face token"),
    ("sk-", 20, "an API key"),
    ("sk_live_", 16, "an API key"),
    ("npm_", 30, "an npm token"),
    ("SG.", 20, "a SendGrid key"),
    ("hvs.", 20, "a Vault token"),
    ("dop_v1_", 30, "a DigitalOcean token"),
];

/// How names of secrets end, in small letters without `_` and `-`.
const NAMES: [&str; 19] = [
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
    "accountkey",
    "encryptionkey",
    "signingkey",
    "masterkey",
    "ngckey",
    "sshkey",
    "signaturekey",
    "jwtkey",
];

/// Short words that stand for a password, as the last word of a name: `MY_PASS`, `dbPw`.
const SHORT: [&str; 4] = ["pass", "pw", "pwd", "psw"];

/// Names of secrets in a connection string: `host=pg password=...`, `AccountName=a;AccountKey=...`.
const IN_STRINGS: [&str; 5] = [
    "password",
    "pwd",
    "accountkey",
    "sharedaccesskey",
    "sharedaccesssignature",
];

/// The middle of an Entra client secret, after three characters.
const ENTRA: &str = "8Q~";

fn is_entra(word: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '~' | '_' | '.' | '-');
    (34..=44).contains(&word.len()) && word.get(3..6) == Some(ENTRA) && word.chars().all(fits)
}

/// Says whether a value only stands for one that comes from elsewhere: a variable or a placeholder.
pub(crate) fn is_gap(value: &str) -> bool {
    value.starts_with("$(") || value.starts_with("${") || value.starts_with('<')
}

/// Says whether a text is a connection string with a secret in it.
fn is_connection(text: &str) -> bool {
    let parts =
        text.split(|c: char| c.is_whitespace() || matches!(c, ';' | '&' | '?' | '"' | '\''));
    parts
        .filter_map(|part| part.split_once('='))
        .any(|(name, value)| {
            let is_gap = value.starts_with(['$', '<']);
            !value.is_empty()
                && !is_gap
                && IN_STRINGS.iter().any(|one| one.eq_ignore_ascii_case(name))
        })
}

/// Says whether a text has the header of a login with user and password: `Basic` and both in base64 (RFC 7617).
fn has_basic_login(text: &str) -> bool {
    text.split("Basic ").skip(1).any(|rest| {
        let word = rest
            .split(['"', '\'', ' ', '\n'])
            .next()
            .unwrap_or_default();
        let user = STANDARD.decode(word).unwrap_or_default();
        user.len() > 2 && user.contains(&b':')
    })
}

/// Returns what kind of secret a text holds.
pub(crate) fn find(text: &str) -> Option<&'static str> {
    if text.contains("PRIVATE KEY-----") {
        return Some("a private key");
    }
    if let Some(what) = address::find(text) {
        return Some(what);
    }
    if text
        .split_once("Bearer ")
        .is_some_and(|(_, token)| token.trim().len() >= 8)
    {
        return Some("a bearer token");
    }
    if has_basic_login(text) {
        return Some("a login in base64");
    }
    if is_connection(text) {
        return Some("a connection string with a secret");
    }
    if argument::has(text) {
        return Some("an argument with a secret");
    }
    if inside::has_parameter(text) {
        return Some("an address with a secret in it");
    }
    if inside::has_key(text) {
        return Some("JSON with a secret");
    }
    let separates =
        |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '=' | ':' | ',' | '/' | '@');
    text.split(separates).find_map(|word| {
        let begins = BEGINNINGS
            .iter()
            .find(|(start, more, _)| word.len() >= start.len() + more && word.starts_with(start));
        begins
            .map(|(.., name)| *name)
            .or_else(|| is_entra(word).then_some("an Entra client secret"))
    })
}

/// Says whether a key is or holds a secret, or begins like one: keys are shown, so a short one counts too.
pub(crate) fn in_key(key: &str) -> bool {
    let begins = |word: &str| {
        let mut starts = BEGINNINGS.iter().map(|(start, ..)| start);
        starts.any(|start| word.len() > start.len() && word.starts_with(start))
    };
    key.split(['.', '[']).any(begins) || find(key).is_some()
}

/// Returns the last word of a name, whether words are kept apart by signs or by capitals.
fn last_word(name: &str) -> &str {
    let rest = name.rsplit(['_', '-', '.', '/']).next().unwrap_or(name);
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
    // A key in a Secret is called so too: `passwordSecretKey`.
    let secret_key = plain == "secretkey" || name.ends_with("_SECRET_KEY");
    secret_key || NAMES.iter().any(|end| plain.ends_with(end))
}

/// Keys that end like those of a secret, and hold only the name of one, or a path.
const REFERENCES: [&str; 4] = [
    "imagePullSecret",
    "sslSecret",
    "existingSecret",
    "cookieSecret",
];
/// Annotations of ingress controllers whose value is the name of a Secret.
const OF_INGRESS: [&str; 6] = [
    "auth-secret",
    "auth-tls-secret",
    "basic-auth-secret",
    "proxy-ssl-secret",
    "secure-crt-secret",
    "secure-verify-ca-secret",
];

/// Says whether a key holds only the name of a Secret, or its checksum.
pub(crate) fn is_reference(name: &str) -> bool {
    let of_ingress = || {
        name.split_once('/').is_some_and(|(domain, rest)| {
            let known = ["ingress", "nginx", "haproxy"];
            known.iter().any(|one| domain.contains(one)) && OF_INGRESS.contains(&rest)
        })
    };
    // Vault's agent gets paths there, under names that people choose.
    let of_vault = name.starts_with("vault.hashicorp.com/agent-inject-");
    REFERENCES.contains(&name) || name.starts_with("checksum/") || of_vault || of_ingress()
}

#[cfg(test)]
mod tests;
