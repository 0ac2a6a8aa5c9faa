//! Products that people connect by Generic OIDC, recognised by the issuer, and how each departs from what is usual
//! (F-issuer, F-provider-token-life, F-provider-logout, F-provider-offline-access).

/// What is known about one product.
#[derive(Debug)]
pub(crate) struct Product {
    /// Its name.
    pub(crate) name: &'static str,
    /// Recognises it by host and path of the issuer; the path without a slash at its end.
    is: fn(&str, &str) -> bool,
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
    /// Domains of its addresses beside the issuer's own.
    pub(crate) domains: &'static [&'static str],
}

/// What most products do.
const USUAL: Product = Product {
    name: "",
    is: |_, _| false,
    slash: false,
    token_life: None,
    plain_logout: true,
    offline_access: true,
    instead_of_device: None,
    lacks: &[],
    domains: &[],
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
        is: |_, path| path.starts_with("/application/o/"),
        slash: true,
        token_life: Some("5m"),
        ..USUAL
    },
    Product {
        name: "Okta",
        is: |host, _| {
            [
                ".okta.com",
                ".oktapreview.com",
                ".okta-emea.com",
                ".okta-gov.com",
            ]
            .iter()
            .any(|ending| host.ends_with(ending))
        },
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
        domains: &["amazonaws.com", "amazoncognito.com"],
        ..USUAL
    },
    Product {
        name: "Google",
        is: |host, _| host == "accounts.google.com",
        token_life: Some("1h"),
        offline_access: false,
        lacks: &["preferred_username"],
        domains: &["googleapis.com"],
        ..USUAL
    },
    Product {
        name: "Microsoft Entra ID",
        is: |host, _| super::entra::hosts().any(|known| known == host),
        token_life: Some("1h"),
        ..USUAL
    },
    Product {
        name: "GitLab",
        is: |host, path| host == "gitlab.com" && path.is_empty(),
        token_life: Some("2m"),
        offline_access: false,
        ..USUAL
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
        token_life: Some("5m"),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for (issuer, name) in [
            ("https://tenant.eu.auth0.com/", "Auth0"),
            ("https://tenant.eu.auth0.com", "Auth0"),
            ("https://sso.example.com/application/o/osmo/", "Authentik"),
            ("https://example.okta.com", "Okta"),
            ("https://example.okta.com/oauth2/default", "Okta"),
            (
                "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab1",
                "Amazon Cognito",
            ),
            (
                "https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_Ab1",
                "Amazon Cognito",
            ),
            ("https://accounts.google.com", "Google"),
            (
                "https://login.microsoftonline.us/12345678-1234-1234-1234-123456789abc/v2.0",
                "Microsoft Entra ID",
            ),
            ("https://gitlab.com", "GitLab"),
            ("https://osmo-x1.eu1.zitadel.cloud", "Zitadel"),
            ("https://auth.pingone.eu/1234/as", "PingOne"),
            ("https://auth.example.com/realms/osmo", "Keycloak"),
            ("https://auth.example.com/auth/realms/osmo", "Keycloak"),
        ] {
            let found = of_issuer(issuer).map(|one| one.name);
            assert_eq!(found, Some(name), "{issuer}");
        }
    }

    #[test]
    fn bad() {
        for issuer in [
            "https://login.example.com",
            "https://auth0.com.example.org/",
            "https://example.com/okta.com",
            "https://notokta.com",
            "http://example.okta.com",
            "",
        ] {
            assert!(of_issuer(issuer).is_none(), "{issuer}");
        }
    }
}
