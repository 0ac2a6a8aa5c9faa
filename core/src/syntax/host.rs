//! Hosts that pods connect to: a DNS name or an IPv4 address. IPv6 breaks the address that the Go sidecars put together.

use super::{hostname, ipv4, yaml11};

/// Returns what makes a text no host.
pub(crate) fn defect(text: &str) -> Option<&'static str> {
    if ipv4::is_address(text) {
        return None;
    }
    let found = match text {
        t if ipv4::looks_like(t) => "looks like an IPv4 address but is none",
        t if t.starts_with('[') || hostname::is_ipv6(t) => "is an IPv6 address",
        t => {
            return hostname::defect(t).or_else(|| {
                yaml11::changes_type(t).then_some("reads as a number or a truth value")
            });
        }
    };
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for text in [
            "redis",
            "10.1.2.3",
            "pg.example.internal",
            "osmo-redis.osmo.svc",
        ] {
            assert_eq!(defect(text), None, "{text}");
        }
    }

    #[test]
    fn bad() {
        for text in [
            "",
            "10.1.2",
            "10.1.2.300",
            "::1",
            "[::1]:5432",
            "fd00::1",
            "pg:5432",
            "postgres://pg",
            "pg/osmo",
            "u@pg",
            "123",
            "on",
        ] {
            assert!(defect(text).is_some(), "{text}");
        }
    }
}
