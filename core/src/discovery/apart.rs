//! What somebody pasted into the box of one question, where it holds more than that answer.

use super::{Offer, offer};
use crate::fields::{Field, Kind};
use crate::model::Answers;
use crate::syntax::connection;

/// Says whether a text begins like an address with everything in it, where a password may stand.
pub fn is_begun(text: &str) -> bool {
    connection::is_begun(text)
}

/// Returns what a text gives that was pasted into the box of a question; nothing if it is an answer to that question
/// alone, or means nothing.
///
/// # Errors
/// It is an address with a password in it, perhaps, and something is wrong with it: it cannot be an answer.
pub fn apart(field: &Field, text: &str, now: &Answers) -> Result<Option<Offer>, String> {
    if field.kind != Kind::Text {
        return Ok(None);
    }
    let found = match offer(text, now) {
        Ok(found) => found,
        Err(why) if is_begun(text) => return Err(why),
        Err(_) => return Ok(None),
    };
    // An address of a provider means the provider only where the provider is asked about.
    let asks_provider = field.path.starts_with("idp.");
    let of_provider = found.rows.iter().any(|row| row.path == "idp.provider");
    let fits = if of_provider {
        let mine = found.rows.iter().find(|row| row.path == field.path);
        asks_provider && mine.is_some_and(|row| row.value != text.trim())
    } else {
        true
    };
    let alone = matches!(found.rows.as_slice(), [row] if row.path == field.path && row.value == text.trim());
    Ok((fits && !alone && !found.rows.is_empty()).then_some(found))
}

impl Offer {
    /// Returns the answers in one line: `PostgreSQL host pg.example.internal · PostgreSQL port 5432`.
    pub fn in_short(&self) -> String {
        let row = |row: &super::Row| format!("{} {}", row.label, row.value);
        let mut parts: Vec<String> = self.rows.iter().map(row).collect();
        if self.held.is_some() {
            parts.push("a password, held in this tab alone".to_owned());
        }
        parts.join(" · ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questions;

    fn taken(path: &str, text: &str) -> Option<String> {
        let field = questions::find(path).unwrap();
        let found = apart(field, text, &Answers::default()).unwrap();
        found.map(|found| found.in_short())
    }

    #[test]
    fn good() {
        for (path, text, wanted) in [
            (
                "postgres.serviceName",
                "postgres://osmo:hunter2@pg.example.internal:6432/osmo_db?sslmode=require",
                "PostgreSQL host pg.example.internal · PostgreSQL port 6432 · Database name osmo_db · Database user osmo · \
                 TLS mode require · The database user has a password yes · a password, held in this tab alone",
            ),
            (
                "hostname",
                "rediss://cache.example.internal/1",
                "Redis host cache.example.internal · Redis port 6379 · Redis database number 1 · Redis uses TLS yes",
            ),
            (
                "osmoImageTag",
                "registry.example.com/team/osmo/service:1.2.3",
                "Image registry registry.example.com/team/osmo · Image tag 1.2.3",
            ),
            (
                "images.osmoImageLocation",
                "docker://envoyproxy/envoy:v1.30.0",
                "Envoy image envoyproxy/envoy:v1.30.0",
            ),
            (
                "hostname",
                "arn:aws:acm:us-west-2:123456789012:certificate/12345678-1234-1234-1234-123456789abc",
                "Ingress controller AWS Load Balancer Controller (ALB) · Ingress class alb · Where TLS ends At the ALB, by an ACM certificate · \
                 ACM certificate ARN arn:aws:acm:us-west-2:123456789012:certificate/12345678-1234-1234-1234-123456789abc",
            ),
            (
                "site.kubeContext",
                "CURRENT   NAME      CLUSTER   AUTHINFO   NAMESPACE          kind-a    kind-a    kind-a     *         \
                 prod-eu   prod      me         osmo",
                "Kube-context prod-eu",
            ),
            (
                "idp.keycloak.host",
                "https://sso.example.com/realms/osmo/account",
                "Keycloak hostname sso.example.com",
            ),
            (
                "idp.entra.tenantId",
                "https://login.microsoftonline.com/12345678-1234-1234-1234-123456789abc/v2.0",
                "Tenant ID 12345678-1234-1234-1234-123456789abc",
            ),
        ] {
            let found = taken(path, text).unwrap_or_default();
            assert!(found.contains(wanted), "{path}: {found}");
        }
    }

    /// An answer as it is stays one, and so does what nobody knows.
    #[test]
    fn bad() {
        for (path, text) in [
            ("postgres.serviceName", "pg.example.internal"),
            ("hostname", "osmo.example.com"),
            ("hostname", "https://sso.example.com/realms/osmo"),
            ("idp.keycloak.host", "sso.example.com"),
            ("images.envoy", "envoyproxy/envoy:v1.30.0"),
            ("ingress.annotations", "postgres://a:b@c/d"),
            ("osmoImageTag", "1.2.4"),
            ("site.kubeContext", "prod*eu"),
        ] {
            assert_eq!(taken(path, text), None, "{path}");
        }
    }

    /// What is wrong with an address is said without a part of it.
    #[test]
    fn a_password_is_never_repeated() {
        let field = questions::find("postgres.serviceName").unwrap();
        let now = Answers::default();
        for text in ["postgres://osmo:hunter2@", "postgres://o:hunter2%@pg/x"] {
            let why = apart(field, text, &now).unwrap_err();
            assert!(!why.contains("hunter2"), "{why}");
        }
        let found = apart(field, "postgres://osmo:hunter2@pg/osmo", &now)
            .unwrap()
            .unwrap();
        assert!(!format!("{found:?}").contains("hunter2"));
        let (path, secret) = found.held.unwrap();
        assert_eq!(
            (path.as_str(), secret.expose()),
            ("secrets.dbPassword", "hunter2")
        );
    }
}
