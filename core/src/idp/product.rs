//! Products that people connect by Generic OIDC, recognised by the issuer or by where its keys are, and how each departs from what is usual
//! (F-issuer, F-provider-token-life, F-provider-logout, F-provider-offline-access).

use super::provider::DeadEnd;
use super::{aws, cognito, entra, github, google, host_of, okta};
use crate::syntax::public_suffix::registrable;

/// Who runs a product.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum RunBy {
    /// Its vendor, in the internet.
    Vendor,
    /// Whoever wants to, perhaps with the port in the issuer.
    Anybody,
}

/// What is known about one product.
#[derive(Debug)]
pub(crate) struct Product {
    /// Its name.
    pub(crate) name: &'static str,
    /// Recognises it by host and path of the issuer; the path without a slash at its end.
    is: fn(&str, &str) -> bool,
    /// Recognises it below a name of one's own, where the keys are at the issuer and this path.
    keys: Option<&'static str>,
    /// Who runs it.
    run_by: RunBy,
    /// Why people cannot sign in with it.
    pub(crate) dead_end: Option<DeadEnd>,
    /// Whether the issuer ends with a slash.
    pub(crate) slash: bool,
    /// How long its ID tokens live unless somebody changed that.
    pub(crate) token_life: Option<&'static str>,
    /// Whether its logout page works without the ID token, which oauth2-proxy does not send.
    pub(crate) plain_logout: bool,
    /// Whether it knows the scope `offline_access`; others refuse the login for it.
    pub(crate) offline_access: bool,
    /// What people do where it cannot sign them in by device.
    pub(crate) instead_of_device: Option<&'static str>,
    /// Claims that its tokens lack as a rule (F-user-claims).
    pub(crate) lacks: &'static [&'static str],
    /// Says whether a host serves its addresses, for the host of the issuer; elsewhere the domain has to be the same
    /// (F-provider-domains).
    serves: Option<fn(&str, &str) -> bool>,
}

impl Product {
    /// Says whether its issuers may name a port.
    pub(crate) fn may_name_port(&self) -> bool {
        self.run_by == RunBy::Anybody
    }
}

/// What most products do.
const USUAL: Product = Product {
    name: "",
    is: |_, _| false,
    keys: None,
    run_by: RunBy::Vendor,
    dead_end: None,
    slash: false,
    token_life: None,
    plain_logout: true,
    offline_access: true,
    instead_of_device: None,
    lacks: &[],
    serves: None,
};

/// Its own logic, at whatever name it is.
const GITLAB: Product = Product {
    name: "GitLab",
    token_life: Some("2m"),
    offline_access: false,
    ..USUAL
};

const PRODUCTS: &[Product] = &[
    Product {
        name: "Auth0",
        is: |host, path| host.ends_with(".auth0.com") && path.is_empty(),
        slash: true,
        token_life: Some("10h"),
        lacks: &["preferred_username"],
        ..USUAL
    },
    Product {
        name: "Authentik",
        is: |_, path| path.contains("/application/o/"),
        run_by: RunBy::Anybody,
        slash: true,
        token_life: Some("5m"),
        ..USUAL
    },
    Product {
        name: "Okta",
        is: okta::is_issuer,
        keys: Some(okta::KEYS),
        token_life: Some("1h"),
        plain_logout: false,
        ..USUAL
    },
    Product {
        name: "Amazon Cognito",
        is: |host, _| host.starts_with("cognito-idp.") && host.contains(".amazonaws.com"),
        token_life: Some("1h"),
        plain_logout: false,
        offline_access: false,
        instead_of_device: Some("Cognito has none: give people access tokens for the CLI."),
        lacks: &["preferred_username"],
        serves: Some(cognito::serves),
        ..USUAL
    },
    Product {
        name: "Google",
        is: |host, _| host == "accounts.google.com",
        token_life: Some("1h"),
        offline_access: false,
        lacks: &["preferred_username"],
        serves: Some(|_, host| google::HOSTS.contains(&host)),
        ..USUAL
    },
    Product {
        name: "Microsoft Entra ID",
        is: |host, _| entra::hosts().any(|known| known == host),
        token_life: Some("1h"),
        ..USUAL
    },
    Product {
        is: |host, path| host == "gitlab.com" && path.is_empty(),
        ..GITLAB
    },
    Product {
        name: "Zitadel",
        is: |host, path| host.ends_with(".zitadel.cloud") && path.is_empty(),
        token_life: Some("12h"),
        ..USUAL
    },
    Product {
        name: "PingOne",
        is: |host, path| host.starts_with("auth.pingone.") && path.ends_with("/as"),
        ..USUAL
    },
    Product {
        name: "Keycloak",
        is: |_, path| path.contains("realms/"),
        run_by: RunBy::Anybody,
        token_life: Some("5m"),
        ..USUAL
    },
    Product {
        keys: Some("/oauth/discovery/keys"),
        run_by: RunBy::Anybody,
        ..GITLAB
    },
    Product {
        name: "AWS IAM Identity Center",
        is: |host, _| aws::is_host(host),
        dead_end: aws::PROVIDER.dead_end,
        ..USUAL
    },
    Product {
        name: "GitHub",
        is: |host, _| github::is_host(host),
        dead_end: github::PROVIDER.dead_end,
        ..USUAL
    },
];

/// Returns the product that has such an issuer.
pub(crate) fn of_issuer(issuer: &str) -> Option<&'static Product> {
    let rest = issuer.strip_prefix("https://")?.trim_end_matches('/');
    let (host, path) = match rest.find('/') {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    let host = host.strip_suffix(":443").unwrap_or(host);
    PRODUCTS.iter().find(|one| (one.is)(host, path))
}

/// Returns the product that has such an issuer and its keys there: of many that people run under names of their own only the
/// second tells.
pub(crate) fn of(issuer: &str, keys: &str) -> Option<&'static Product> {
    let below = || keys.strip_prefix(issuer.trim_end_matches('/'));
    let by_keys = || {
        let path = below().filter(|_| issuer.starts_with("https://"))?;
        PRODUCTS.iter().find(|one| one.keys == Some(path))
    };
    of_issuer(issuer).or_else(by_keys)
}

/// Returns what is odd about a host of an address beside the issuer's, as the end of a sentence.
pub(crate) fn foreign(issuer: &str, host: &str) -> Option<String> {
    let home = host_of(issuer);
    let known = of_issuer(issuer);
    match known.and_then(|known| known.serves.map(|serves| (known, serves))) {
        Some((known, serves)) => (!serves(home, host)).then(|| {
            format!(
                "is on no host of {} that belongs to this issuer",
                known.name
            )
        }),
        None => (registrable(host) != registrable(home))
            .then(|| format!("is not on the issuer's domain {}", registrable(home))),
    }
}

#[cfg(test)]
mod tests;
