//! Suffixes under which anybody can have a name. Browsers drop a cookie for them. A short list of common ones, not the
//! whole Public Suffix List (publicsuffix.org), which is larger than this program.

use super::ipv4;

/// Two labels and more; a single label is a suffix anyway.
const KNOWN: [&str; 34] = [
    "amazonaws.com",
    "appspot.com",
    "azurecontainer.io",
    "azurefd.net",
    "azurestaticapps.net",
    "azurewebsites.net",
    "cloudapp.azure.com",
    "cloudapp.net",
    "cloudfront.net",
    "ddns.net",
    "duckdns.org",
    "elasticbeanstalk.com",
    "elb.amazonaws.com",
    "eu.org",
    "firebaseapp.com",
    "fly.dev",
    "github.io",
    "gitlab.io",
    "herokuapp.com",
    "netlify.app",
    "ngrok-free.app",
    "ngrok.app",
    "ngrok.io",
    "nip.io",
    "onrender.com",
    "pages.dev",
    "run.app",
    "sslip.io",
    "traefik.me",
    "trafficmanager.net",
    "trycloudflare.com",
    "vercel.app",
    "web.app",
    "workers.dev",
];
/// What countries put before their own two letters: `co.uk`, `com.br`, `gov.au`, `ac.jp`.
const SECOND: [&str; 14] = [
    "ac", "co", "com", "edu", "go", "gob", "gov", "ltd", "mil", "ne", "net", "nhs", "or", "org",
];

/// Says whether a domain is one of a country for everybody of a kind. Some countries have no such domains; then nobody uses them.
fn is_of_country(domain: &str) -> bool {
    domain
        .split_once('.')
        .is_some_and(|(kind, country)| country.len() == 2 && SECOND.contains(&kind))
}

/// Returns the domain that somebody registered: the public suffix of a host and one label more. An address has none, and
/// stands for itself.
pub(crate) fn registrable(host: &str) -> &str {
    if ipv4::looks_like(host) {
        return host;
    }
    let mut domain = host;
    while let Some((_, parent)) = domain.split_once('.') {
        if is_public(parent) {
            break;
        }
        domain = parent;
    }
    domain
}

/// Says whether a domain belongs to nobody in particular.
pub(crate) fn is_public(domain: &str) -> bool {
    !domain.contains('.') || is_of_country(domain) || KNOWN.contains(&domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for domain in [
            "example.com",
            "example.co.uk",
            "me.github.io",
            "t.co",
            "go.com",
            "co.example.uk",
        ] {
            assert!(!is_public(domain), "{domain}");
        }
    }

    #[test]
    fn the_registered_domain_of_a_host() {
        for (host, domain) in [
            ("login.bank.co.uk", "bank.co.uk"),
            ("bank.co.uk", "bank.co.uk"),
            ("a.b.example.com", "example.com"),
            ("shop.com.cn", "shop.com.cn"),
            ("me.github.io", "me.github.io"),
            ("login.a.edu.au", "a.edu.au"),
            ("10.0.0.5", "10.0.0.5"),
            ("localhost", "localhost"),
        ] {
            assert_eq!(registrable(host), domain);
        }
    }

    #[test]
    fn bad() {
        for domain in [
            "com",
            "co.uk",
            "gov.au",
            "ac.jp",
            "com.cn",
            "or.at",
            "vercel.app",
            "github.io",
            "internal",
        ] {
            assert!(is_public(domain), "{domain}");
        }
    }
}
