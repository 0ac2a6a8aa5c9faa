//! Addresses with a secret in them: a password before the host, or a path that whoever knows it may use.

use super::is_gap;
use crate::syntax::number;

/// Addresses whose path is the secret: whoever has it may post there.
const WEBHOOKS: [&str; 4] = [
    "hooks.slack.com/services/",
    "discord.com/api/webhooks/",
    ".webhook.office.com/webhookb2/",
    "api.telegram.org/bot",
];

/// Returns what kind of secret an address in a text holds.
pub(super) fn find(text: &str) -> Option<&'static str> {
    if has_password(text) || has_login(text) {
        return Some("an address with a password");
    }
    let is_webhook = |start: &&str| {
        text.split_once(*start)
            .is_some_and(|(_, path)| path.trim_start().len() >= 8 && !path.starts_with(['$', '<']))
    };
    WEBHOOKS
        .iter()
        .any(is_webhook)
        .then_some("an address that is a secret")
}

/// Says whether a text has an address with a password in it: `postgres://user:password@host`.
fn has_password(text: &str) -> bool {
    text.split("://").skip(1).any(|rest| {
        let rest = rest.split([' ', '"', '\'', '\n']).next().unwrap_or(rest);
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (start, more) = rest.split_at_checked(end).unwrap_or((rest, ""));
        match start.rsplit_once('@') {
            // The digest of an image.
            Some((_, host)) if host.starts_with("sha256:") => false,
            Some((user, _)) => user
                .split_once(':')
                .is_some_and(|(_, word)| !word.is_empty()),
            // A password with a slash that nobody encoded: what looks like host and port is neither.
            None => start.split_once(':').is_some_and(|(host, port)| {
                let is_port = !host.is_empty() && number::port(port).is_some();
                !is_port && !port.is_empty() && !host.starts_with('[') && more.contains('@')
            }),
        }
    })
}

/// What stands before an address of a person or an account, and is no user with a password.
const MEMBERS: [&str; 6] = ["mailto", "acct", "sip", "xmpp", "serviceAccount", "group"];

/// Says whether a text has a user and a password before a host without a scheme: `user:password@host`.
fn has_login(text: &str) -> bool {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ',' | ';'));
    words
        .filter(|word| !word.contains("://"))
        .flat_map(|word| word.split('='))
        .any(is_login)
}

fn is_login(word: &str) -> bool {
    let start = word.split(['/', '?', '#']).next().unwrap_or_default();
    let Some((user, host)) = start.rsplit_once('@') else {
        return false;
    };
    let name = host.split(':').next().unwrap_or_default();
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let is_host = name.chars().all(fits)
        && name.contains(|c: char| c.is_ascii_alphabetic())
        && !matches!(name, "sha256" | "sha512");
    is_host
        && user.split_once(':').is_some_and(|(user, password)| {
            !password.is_empty() && !is_gap(password) && !MEMBERS.contains(&user)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for text in [
            "",
            "https://a@b/c:d@e",
            "https://login.example.com:8443/realms/@me",
            "https://login.example.com/realms/osmo?x=a:b@c",
            "https://[2001:db8::a]/@me",
            "redis://redis.example.com:6379/0",
            "redis://a:26379,redis://b:26379",
            "postgres://u:@h/db",
            "docker://envoy:v1.29.0@sha256:abc",
            "docker://registry:5000/envoy:v1@sha256:abc",
            "https://hooks.slack.com/services/",
            "https://hooks.slack.com/services/$TEAM/$CHANNEL",
            "https://discord.com/developers",
            "envoy:v1.29.0@sha256:abc",
            "git@github.com:org/repo",
            "mailto:ann@example.com",
            "npm:react@18",
            "u:$(PASSWORD)@h",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn bad() {
        for text in [
            "postgres://u:hunter2@h/db",
            "postgres://u:hun/ter2@h/db",
            "postgres://u:hun#ter2@h/db",
            "postgres://u:hun?ter2@h/db",
            "redis://:12/34@h/0",
            "redis://:hunter2@h",
            "redis://a:26379,redis://:hunter2@b:26379",
            "a: 'amqp://u:hunter2@h'",
            "https://hooks.slack.com/services/T0/B0/hunter2hunter2",
            "https://discord.com/api/webhooks/1/hunter2hunter2",
            "https://a.webhook.office.com/webhookb2/hunter2hunter2",
            "u:hunter2@nvcr.io/nvidia/osmo",
            ":hunter2@redis:6379",
            "DATABASE=u:hunter2@h",
            "https://api.telegram.org/bot1:hunter2hunter2/sendMessage",
        ] {
            assert!(find(text).is_some(), "{text}");
        }
    }
}
