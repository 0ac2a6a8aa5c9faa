//! A name and a secret with an equals sign between them: `vault/password=hunter2`, `DB_PASSWORD=hunter2`.

use super::{is_gap, is_name, is_reference};

/// Says whether a name and a value are those of a secret.
pub(crate) fn is_secret(name: &str, value: &str) -> bool {
    is_name(name)
        && !is_reference(name)
        && !matches!(value, "" | "true" | "false")
        && !is_gap(value)
        && !value.starts_with(['$', '{', '/', '%', '*'])
}

/// Says whether a text has such a pair. Prose behind `#` may name one.
pub(super) fn has(text: &str) -> bool {
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'));
    let apart = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '"' | '\'' | '`');
    lines.flat_map(|line| line.split(apart)).any(|word| {
        let pair = word.split_once('=').filter(|(name, _)| is_plain(name));
        pair.is_some_and(|(name, value)| is_secret(name, value))
    })
}

/// Says whether a word is a name, perhaps with a domain, and not a piece of a program or of an address.
fn is_plain(name: &str) -> bool {
    name.bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"-_./".contains(&b))
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for text in [
            "",
            "a=b",
            "password",
            "password=",
            "DB_PASSWORD=$(DB_PASSWORD)",
            "DB_PASSWORD=\"$PW\" run",
            "TOKEN=$(cat /x)",
            "token=<yours>",
            "PASSWORD=/run/secrets/db",
            "secret/password={{ .Data.password }}",
            "# password=hunter2",
            "grant_type=refresh_token",
            "vault.hashicorp.com/agent-inject-token=true",
            "vault.hashicorp.com/agent-inject-secret-db=secret/data/db",
            "nginx.ingress.kubernetes.io/auth-secret=osmo/basic",
            "imagePullSecret=pull",
            "secretName=oidc",
            "max-tokens=4",
            "--client-secret-file=/x",
            "if (password==x)",
            "dedicated=osmo:NoSchedule",
            "compass=north",
            "cert-manager.io/private-key-algorithm=ECDSA",
            "cert-manager.io/private-key-rotation-policy=Always",
            "nginx.ingress.kubernetes.io/auth-tls-secret=osmo/ca",
            "nginx.ingress.kubernetes.io/auth-secret-type=auth-file",
            "haproxy.org/auth-secret=osmo/basic",
            "azure.workload.identity/service-account-token-expiration=3600",
            "eks.amazonaws.com/token-expiration=86400",
            "secret.reloader.stakater.com/reload=db-secret",
            "kubernetes.io/enforce-mountable-secrets=yes",
            "password-policy=strict",
            "token-type=jwt",
            "vault.hashicorp.com/agent-inject-secret-token=auth/token/create",
            "example.com/token-audience=osmo",
        ] {
            assert!(!has(text), "{text}");
        }
    }

    #[test]
    fn bad() {
        for text in [
            "vault/password=hunter2",
            "DB_PASSWORD=hunter2",
            "example.com/token=hunter2",
            "a=b\napi_key=hunter2",
            "sh -c 'PGPASSWORD=hunter2 psql'",
            "a=b,client-secret=hunter2",
        ] {
            assert!(has(text), "{text}");
        }
    }
}
