//! Suffixes under which anybody can have a name. Browsers drop a cookie for them. A short list of common ones, not the
//! whole Public Suffix List (publicsuffix.org), which is larger than this program.

use super::ipv4;

/// Two labels and more; a single label is a suffix anyway.
const KNOWN: [&str; 40] = [
    "amazonaws.com",
    "azurefd.net",
    "azurewebsites.net",
    "cloudapp.azure.com",
    "cloudapp.net",
    "cloudfront.net",
    "co.id",
    "co.il",
    "co.in",
    "co.jp",
    "co.kr",
    "co.nz",
    "co.th",
    "co.uk",
    "co.za",
    "com.ar",
    "com.au",
    "com.br",
    "com.cn",
    "com.hk",
    "com.mx",
    "com.sg",
    "com.tr",
    "com.tw",
    "com.ua",
    "duckdns.org",
    "elb.amazonaws.com",
    "github.io",
    "gov.uk",
    "herokuapp.com",
    "net.au",
    "netlify.app",
    "nip.io",
    "ngrok.io",
    "org.au",
    "org.uk",
    "pages.dev",
    "run.app",
    "sslip.io",
    "web.app",
];

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
    !domain.contains('.') || KNOWN.contains(&domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for domain in ["example.com", "example.co.uk", "me.github.io"] {
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
            ("10.0.0.5", "10.0.0.5"),
            ("localhost", "localhost"),
        ] {
            assert_eq!(registrable(host), domain);
        }
    }

    #[test]
    fn bad() {
        for domain in ["com", "co.uk", "github.io", "internal"] {
            assert!(is_public(domain), "{domain}");
        }
    }
}
