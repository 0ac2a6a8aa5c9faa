//! Addresses of an identity provider, in our strict form: `https`, a lower-case host, perhaps a port, and a path of
//! letters, digits and `. _ ~ - /`. The charts write some of them into Envoy's YAML without quotes (N13), so nothing else
//! may get through.

use super::{hostname, number};

/// The parts of an address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Url<'a> {
    /// Host.
    pub(crate) host: &'a str,
    /// Port, if one is written.
    pub(crate) port: Option<u64>,
    /// Path with its first slash; may be empty.
    pub(crate) path: &'a str,
}

/// Splits an address, or says what is wrong with it.
pub(crate) fn parse(text: &str) -> Result<Url<'_>, &'static str> {
    let defect = match text {
        t if t.contains(char::is_whitespace) => "has a space in it",
        t if t.starts_with("http://") => "starts with http:// and not with https://",
        t if !t.starts_with("https://") => "does not start with https://",
        t if t.len() > 512 => "has more than 512 characters",
        t if t.contains('@') => "has a user name in it",
        t if t.contains('?') => "has a query (from ? on)",
        t if t.contains('#') => "has a fragment (from # on)",
        t if t.contains(['{', '}']) => "has a variable in curly brackets",
        _ => "",
    };
    if !defect.is_empty() {
        return Err(defect);
    }
    let rest = text.strip_prefix("https://").unwrap_or_default();
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (host, port) = authority
        .split_once(':')
        .map_or((authority, None), |(host, port)| (host, Some(port)));
    let port = match port {
        Some(text) => Some(number::port(text).ok_or("has a port that is none")?),
        None => None,
    };
    if let Some(defect) = hostname::defect(host) {
        return Err(if host.is_empty() {
            "has no host"
        } else {
            defect
        });
    }
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'~' | b'-' | b'/');
    if path.bytes().all(plain) {
        Ok(Url { host, port, path })
    } else {
        Err("has a character in its path that is not safe there")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for (text, host, port, path) in [
            ("https://login.example.com", "login.example.com", None, ""),
            ("https://login.example.com/", "login.example.com", None, "/"),
            (
                "https://auth.example.com/realms/osmo",
                "auth.example.com",
                None,
                "/realms/osmo",
            ),
            (
                "https://sso.example.com:9031/as",
                "sso.example.com",
                Some(9031),
                "/as",
            ),
            (
                "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbC",
                "cognito-idp.us-east-1.amazonaws.com",
                None,
                "/us-east-1_AbC",
            ),
        ] {
            assert_eq!(parse(text), Ok(Url { host, port, path }), "{text}");
        }
    }

    #[test]
    fn bad() {
        for text in [
            "",
            "login.example.com",
            "http://login.example.com",
            "https://",
            "https:///x",
            "https://LOGIN.example.com",
            "https://a.example.com #x",
            "https://a.example.com/x?y",
            "https://a.example.com/#x",
            "https://u@a.example.com",
            "https://a.example.com:0",
            "https://a.example.com:x",
            "https://a.example.com/%20",
            "https://a.example.com/a:",
            "https://a.example.com/{tenantid}/v2.0",
            "https://a.example.com/\"",
            "ftp://a.example.com",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
