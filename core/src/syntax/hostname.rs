//! DNS names: lower-case letters, digits and hyphens, in labels of at most 63 characters, 253 in all (RFC 1123).

use super::{dns_label, ipv4};

fn label_defect(label: &str) -> Option<&'static str> {
    let odd = |b: u8| !(b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    match label {
        "" => Some("has an empty part between its dots"),
        l if l.contains('_') => Some("has an underscore, which host names do not allow"),
        l if l.bytes().any(|b| b.is_ascii_uppercase()) => Some("has capitals"),
        l if l.bytes().any(odd) => Some("has a character that host names do not allow"),
        l if l.starts_with('-') || l.ends_with('-') => {
            Some("has a part that starts or ends with a hyphen")
        }
        l if !dns_label::is_label(l) => Some("has a part of more than 63 characters"),
        _ => None,
    }
}

/// Says whether somebody probably meant an IPv6 address, perhaps with a port or a zone.
pub(super) fn is_ipv6(text: &str) -> bool {
    let part = |b: u8| b.is_ascii_hexdigit() || matches!(b, b':' | b'.' | b'%' | b'[' | b']');
    text.matches(':').count() > 1 && text.bytes().all(part)
}

/// Returns what makes a text no DNS name; one label is enough.
pub(crate) fn defect(text: &str) -> Option<&'static str> {
    let found = match text {
        "" => "is empty",
        t if t.contains(char::is_whitespace) => "has a space in it",
        t if t.contains("://") => "has a scheme",
        t if t.contains('@') => "has a user name before an @",
        t if t.contains(['/', '?', '#']) => "has a path",
        t if t.contains('*') => "has a wildcard",
        t if is_ipv6(t) => "is an IPv6 address",
        t if t.matches(':').count() > 1 => "has colons in it",
        t if t.contains(':') => "has a port",
        t if t.len() > 253 => "has more than 253 characters",
        t => return t.split('.').find_map(label_defect),
    };
    Some(found)
}

/// Returns what makes a text no full public name: a DNS name with a dot, whose last label is no number (a browser
/// takes one for an address).
pub(crate) fn full_defect(text: &str) -> Option<&'static str> {
    if ipv4::looks_like(text) {
        return Some("is an IP address");
    }
    defect(text).or_else(|| {
        let (_, last) = text.rsplit_once('.').unwrap_or_default();
        let found = match last {
            "" => "has no domain behind it",
            l if l.bytes().all(|b| b.is_ascii_digit()) || l.starts_with("0x") => {
                "ends with a number"
            }
            _ => return None,
        };
        Some(found)
    })
}

/// Returns what stands behind a scheme, in whatever letters that is written.
pub(crate) fn after<'a>(text: &'a str, scheme: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(scheme.len())?;
    start.eq_ignore_ascii_case(scheme).then_some(rest)
}

/// Takes a host name as people paste it: with a scheme, a slash or dot at the end, capitals.
pub(crate) fn bare(text: &str) -> String {
    let text = text.trim();
    let rest = after(text, "https://").or_else(|| after(text, "http://"));
    rest.unwrap_or(text)
        .trim_end_matches('/')
        .trim_end_matches('.')
        .to_ascii_lowercase()
}

/// Takes the name out of a whole address as a browser shows it. Without a scheme a path is no slip, and stays.
pub(crate) fn of_address(text: &str) -> String {
    let text = text.trim();
    let rest = after(text, "https://").or_else(|| after(text, "http://"));
    match rest {
        Some(rest) => bare(rest.split(['/', '?', '#']).next().unwrap_or(rest)),
        None => bare(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gives_its_name() {
        for text in [
            "https://OSMO.example.com/workflows?page=2#top",
            "http://osmo.example.com?x",
            "osmo.example.com.",
        ] {
            assert_eq!(of_address(text), "osmo.example.com", "{text}");
        }
        assert_eq!(of_address("osmo.example.com/x"), "osmo.example.com/x");
    }

    #[test]
    fn an_address_is_no_port() {
        assert_eq!(defect("[::1]"), Some("is an IPv6 address"));
        assert_eq!(defect("osmo.example.com:443"), Some("has a port"));
        assert_eq!(defect("project:region:instance"), Some("has colons in it"));
    }

    #[test]
    fn pasted_addresses_are_taken_for_their_name() {
        for text in [
            "osmo.example.com",
            " https://OSMO.example.com/ ",
            "HTTPS://osmo.example.com",
            "Http://osmo.example.com.",
        ] {
            assert_eq!(bare(text), "osmo.example.com", "{text}");
        }
    }

    #[test]
    fn good() {
        for text in [
            "osmo.example.com",
            "a.b",
            "xn--osmo-5qa.example.com",
            "1.example.com",
        ] {
            assert_eq!(full_defect(text), None, "{text}");
        }
        for text in ["redis", "redis.osmo.svc.cluster.local"] {
            assert_eq!(defect(text), None, "{text}");
        }
    }

    #[test]
    fn bad() {
        let long = ["abcdefgh"; 32].join(".");
        for text in [
            "",
            "osmo",
            "10.0.0.1",
            "osmo.example.com:443",
            "osmo.example.com/x",
            "*.example.com",
            "osmo..example.com",
            "osmo_1.example.com",
            "-a.example.com",
            "a-.example.com",
            "OSMO.example.com",
            "ösmo.example.com",
            "osmo.example.1",
            "osmo.0x7f",
            "https://osmo.example.com",
            "user@example.com",
            "a b.example.com",
            ".example.com",
            &long,
        ] {
            assert!(full_defect(text).is_some(), "{text}");
        }
    }
}
