//! Suffixes under which anybody can have a name. Browsers drop a cookie for them. A short list of common ones, not the
//! whole Public Suffix List (publicsuffix.org), which is larger than this program.

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

/// Says whether a domain belongs to nobody in particular.
pub(super) fn is_public(domain: &str) -> bool {
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
    fn bad() {
        for domain in ["com", "co.uk", "github.io", "internal"] {
            assert!(is_public(domain), "{domain}");
        }
    }
}
