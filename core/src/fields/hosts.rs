//! Answers that name hosts: they tell something about a network.

use super::{Field, Grammar};
use crate::syntax::hostname;

/// Endings of file names that look like domains.
const FILES: [&str; 3] = [".crt", ".pem", ".key"];

impl Field {
    /// Says whether an answer to this question names a host.
    pub(crate) fn names_host(&self, text: &str) -> bool {
        match self.grammar {
            Grammar::Hostname
            | Grammar::Host
            | Grammar::Registry
            | Grammar::Location
            | Grammar::Image => !text.trim().is_empty(),
            Grammar::Text => text.lines().any(is_host),
            _ => false,
        }
    }
}

fn is_host(line: &str) -> bool {
    let bare = hostname::bare(line);
    let name = hostname::full_defect(&bare).is_none();
    let file = FILES.iter().any(|ending| bare.ends_with(ending));
    line.contains("://") || line.trim().starts_with("arn:") || name && !file
}

#[cfg(test)]
mod tests {
    use crate::questions;

    fn says(path: &str, text: &str) -> bool {
        questions::find(path).unwrap().names_host(text)
    }

    #[test]
    fn good() {
        for (path, text) in [
            ("hostname", "osmo.example.com"),
            ("redis.serviceName", "redis"),
            ("idp.keycloak.host", "sso.corp.example.com"),
            ("idp.oidc.issuer", "https://sso.example.com/realms/x"),
            ("images.envoy", "registry.example.com/envoy:v1"),
            ("oauth2Proxy.extraArgs", "--a\n--whitelist-domain=https://x"),
            ("site.kubeContext", "arn:aws:eks:us-west-2:1:cluster/x"),
        ] {
            assert!(says(path, text), "{path}");
        }
    }

    #[test]
    fn bad() {
        for (path, text) in [
            ("trust.key", "ca.crt"),
            ("osmoImageTag", "6.2.10"),
            ("namespace", "osmo"),
            ("postgres.user", "osmo"),
            ("hostname", ""),
            ("scaling.ui.minReplicas", "3"),
        ] {
            assert!(!says(path, text), "{path}");
        }
    }
}
