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
        t if t.contains(['[', ']']) => "has an IPv6 address in it",
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
    // Some programs shorten these, and some do not: an issuer is compared byte for byte.
    let mut parts = path.strip_suffix('/').unwrap_or(path).split('/').skip(1);
    if !path.bytes().all(plain) {
        Err("has a character in its path that is not safe there")
    } else if parts.any(|part| matches!(part, "" | "." | "..")) {
        Err("has a part of its path that programs leave out (//, /./ or /../)")
    } else {
        Ok(Url { host, port, path })
    }
}

/// Returns host and port of an `https` address, as it is written, if every program reads them out of it alike. With a user
/// name, a backslash, a space or an escape in that part one takes for the host what another does not (RFC 3986 section
/// 7.6): then there is none.
pub(crate) fn place(text: &str) -> Option<(&str, Option<u64>)> {
    let rest = hostname::after(text, "https://")?;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let after_name = match authority.strip_prefix('[') {
        Some(inner) => inner.find(']')? + 2,
        None => authority.find(':').unwrap_or(authority.len()),
    };
    let (host, port) = authority.split_at_checked(after_name)?;
    let port = match port.strip_prefix(':') {
        Some(port) => Some(number::port(port)?),
        None if port.is_empty() => None,
        None => return None,
    };
    // Angle brackets stand around a gap of a preview.
    let named = |b: u8| b.is_ascii_alphanumeric() || b"-._<>".contains(&b);
    let fits = !host.is_empty() && host.bytes().all(named) || is_ipv6(host);
    fits.then_some((host, port))
}

fn is_ipv6(host: &str) -> bool {
    host.strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .is_some_and(|inner| {
            let part = |b: u8| b.is_ascii_hexdigit() || matches!(b, b':' | b'.');
            inner.matches(':').count() > 1 && inner.bytes().all(part)
        })
}

/// Says whether two addresses lead to the same host and port.
pub(crate) fn same_place(one: &str, other: &str) -> bool {
    let plain = |text| {
        place(text).map(|(host, port)| {
            let host = host.strip_suffix('.').unwrap_or(host);
            (host.to_ascii_lowercase(), port.unwrap_or(443))
        })
    };
    plain(one).is_some_and(|there| plain(other) == Some(there))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Addresses whose host is not the same for everybody, or that look like another.
    pub(crate) const ODD: &[&str] = &[
        "",
        "login.example.com",
        "http://login.example.com",
        "https:login.example.com",
        "https:/login.example.com",
        "https:///login.example.com",
        "https:\\\\login.example.com",
        "https://",
        "https://:443",
        "https://@login.example.com",
        "https://login.example.com@evil.example",
        "https://login.example.com:x@evil.example",
        "https://login.example.com:443@evil.example",
        "https://login.example.com%40evil.example",
        "https://login.example.com\\@evil.example",
        "https://login.example.com\\.evil.example",
        "https://login.example.com\t.evil.example",
        "https://login.example.com\n.evil.example",
        "https://login.example.com .evil.example",
        "https://login.example.com%2eevil.example",
        "https://login.example.com%00.evil.example",
        "https://login.example.com:",
        "https://login.example.com:0",
        "https://login.example.com:65536",
        "https://login.example.com:80:443",
        "https://login.example.com:8x",
        "https://l\u{f6}gin.example.com",
        "https://login.example.com\u{ff0f}.evil.example",
        "https://login.example.com\u{3002}evil.example",
        "https://[::1",
        "https://[::1]x",
        "https://[::1]:x",
        "https://[login.example.com]",
        "https://[::1%25eth0]",
        "https://::1",
    ];

    #[test]
    fn an_address_has_one_place_or_none() {
        for (text, host, port) in [
            ("https://login.example.com", "login.example.com", None),
            (
                "https://login.example.com:443/x?y",
                "login.example.com",
                Some(443),
            ),
            (
                "HTTPS://LOGIN.example.com.:8443#z",
                "LOGIN.example.com.",
                Some(8443),
            ),
            (
                "https://login.example.com?a=b@c:d",
                "login.example.com",
                None,
            ),
            (
                "https://login.example.com/\\@evil.example",
                "login.example.com",
                None,
            ),
            (
                "https://login.example.com//evil.example/%2e",
                "login.example.com",
                None,
            ),
            ("https://xn--lgin-5qa.example", "xn--lgin-5qa.example", None),
            ("https://[::1]:8443/x", "[::1]", Some(8443)),
            ("https://[2001:db8::a]", "[2001:db8::a]", None),
            ("https://10.0.0.1:5000", "10.0.0.1", Some(5000)),
            ("https://<keycloak-host>/realms", "<keycloak-host>", None),
        ] {
            assert_eq!(place(text), Some((host, port)), "{text}");
        }
        for text in ODD {
            assert_eq!(place(text), None, "{text:?}");
            assert!(parse(text).is_err(), "{text:?}");
            assert!(!same_place(text, text), "{text:?}");
        }
    }

    #[test]
    fn places_are_compared_with_their_ports() {
        let usual = "https://login.example.com/a";
        for same in [
            "https://LOGIN.example.com:443",
            "https://login.example.com./b",
        ] {
            assert!(same_place(usual, same), "{same}");
        }
        for other in [
            "https://login.example.com:8443/a",
            "https://login.example.com.evil.example/a",
            "https://a.login.example.com/a",
        ] {
            assert!(!same_place(usual, other), "{other}");
        }
    }

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
            "https://a.example.com//",
            "https://a.example.com//x",
            "https://a.example.com/x//",
            "https://a.example.com/x/../y",
            "https://a.example.com/./x",
            "https://a.example.com/..",
            "https://[2001:db8::a]/x",
            "https://a.example.com/{tenantid}/v2.0",
            "https://a.example.com/\"",
            "ftp://a.example.com",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
