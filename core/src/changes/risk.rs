//! Which answers decide about security: who is let in, what runs, what is trusted, where secrets go.

/// Path, or beginning of paths that ends in a dot, and what hangs on it.
const RISKS: &[(&str, &str)] = &[
    ("idp.", "It decides whose word about people OSMO trusts."),
    ("skipAuthPaths.", "It opens paths without sign-in."),
    (
        "oauth2Proxy.",
        "It decides how browsers stay signed in; arguments can switch sign-in off.",
    ),
    ("defaultAdmin.", "It decides who administers OSMO."),
    ("roleMapping.", "It decides who may do what in OSMO."),
    (
        "images.",
        "It decides which programs run, and where they come from.",
    ),
    ("osmoImageTag", "It decides which programs run."),
    (
        "charts.",
        "It decides what is installed, and where it comes from.",
    ),
    ("chartVersion", "It decides what is installed."),
    ("trust.", "It decides which certificates are believed."),
    (
        "ingress.annotations",
        "Annotations can change how requests are checked and where they go.",
    ),
    (
        "ingress.scheme",
        "It decides whether the internet reaches OSMO.",
    ),
    ("ingress.tls", "It decides where encryption ends."),
    (
        "site.kubeContext",
        "It decides on which cluster the commands act.",
    ),
    ("site.networkPolicy", "It decides who reaches the pods."),
    (
        "site.serviceAccountAnnotations",
        "It gives pods a role in the cloud.",
    ),
    (
        "scheduling.podLabels",
        "Labels can give pods other rights and other containers.",
    ),
    (
        "scheduling.podAnnotations",
        "Annotations can give pods other rights and other containers.",
    ),
    (
        "postgres.sslMode",
        "It decides whether the connection to the database is protected.",
    ),
    (
        "postgres.password",
        "It decides whether the database asks for a password.",
    ),
    (
        "redis.tlsEnabled",
        "It decides whether the connection to Redis is protected.",
    ),
    (
        "redis.password",
        "It decides whether Redis asks for a password.",
    ),
    (
        "throwAwayStores",
        "It decides whether OSMO's data outlives a pod.",
    ),
    ("mek.", "It decides with which key data is encrypted."),
    ("extraValues.", "Free YAML can change everything."),
    ("acceptedWarnings", "It answers warnings in your name."),
];

/// Hosts: harmless to fill in, not harmless to change.
const MOVES: &[(&str, &str)] = &[
    (
        "hostname",
        "Browsers send sign-ins and cookies to this host.",
    ),
    (
        "postgres.serviceName",
        "The password of the database is sent to this host.",
    ),
    (
        "redis.serviceName",
        "The password of Redis is sent to this host.",
    ),
];

/// Returns what hangs on the answer at a path, if security does.
pub(super) fn of(path: &str, old: &str) -> Option<&'static str> {
    let fits = |(risky, _): &&(&str, &str)| {
        path == *risky || risky.ends_with('.') && path.starts_with(risky)
    };
    let moves = if old.is_empty() { &[] } else { MOVES };
    RISKS.iter().chain(moves).find(fits).map(|(_, why)| *why)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questions;

    #[test]
    fn every_risk_is_a_question() {
        for (risky, _) in RISKS.iter().chain(MOVES) {
            let named = questions::all()
                .any(|field| of(&field.path, "x").is_some() && field.path.starts_with(risky));
            assert!(named, "{risky}");
        }
    }

    #[test]
    fn risky() {
        for (path, old) in [
            ("skipAuthPaths.service", ""),
            ("oauth2Proxy.extraArgs", ""),
            ("oauth2Proxy.cookieDomain", ""),
            ("images.envoy", ""),
            ("images.registry", "nvcr.io"),
            ("charts.source", "repository"),
            ("trust.configMap", "osmo-ca"),
            ("idp.entra.tenantId", ""),
            ("hostname", "osmo.example.com"),
        ] {
            assert!(of(path, old).is_some(), "{path}");
        }
    }

    #[test]
    fn harmless() {
        for (path, old) in [
            ("hostname", ""),
            ("scaling.worker.maxReplicas", "3"),
            ("namespace", "osmo"),
            ("trustworthy", ""),
        ] {
            assert_eq!(of(path, old), None, "{path}");
        }
    }
}
