//! Container images: a location (registry and path), a tag, and whole references (the distribution project's grammar).

use super::{hostname, number};

/// A whole reference, split.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Reference<'a> {
    /// Registry and path.
    pub(crate) location: &'a str,
    /// Tag, if one is written.
    pub(crate) tag: Option<&'a str>,
    /// Whether a digest is written.
    pub(crate) digest: bool,
}

/// Says whether a text is a tag.
pub(crate) fn is_tag(text: &str) -> bool {
    let word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    let bytes = text.as_bytes();
    text.len() <= 128
        && bytes.first().copied().is_some_and(word)
        && bytes.iter().all(|b| word(*b) || matches!(b, b'.' | b'-'))
}

fn is_component(text: &str) -> bool {
    let plain = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    let bytes = text.as_bytes();
    plain(bytes.first())
        && plain(bytes.last())
        && bytes
            .iter()
            .all(|b| plain(Some(b)) || matches!(b, b'.' | b'_' | b'-'))
        && !text.contains("..")
}

/// Says whether a text is a registry: a host, perhaps with a port.
pub(crate) fn is_registry(text: &str) -> bool {
    let (host, port) = text
        .split_once(':')
        .map_or((text, None), |(host, port)| (host, Some(port)));
    hostname::defect(host).is_none() && port.is_none_or(|port| number::port(port).is_some())
}

/// Returns the registry of a location; none for Docker Hub's short names.
pub(crate) fn registry(location: &str) -> Option<&str> {
    let first = location.split('/').next().unwrap_or_default();
    (first.contains(['.', ':']) || first == "localhost").then_some(first)
}

/// Registries that are on the internet alone.
const ON_INTERNET: [&str; 11] = [
    "docker.io",
    "index.docker.io",
    "gcr.io",
    "ghcr.io",
    "mcr.microsoft.com",
    "nvcr.io",
    "public.ecr.aws",
    "quay.io",
    "registry.gitlab.com",
    "registry.k8s.io",
    "registry-1.docker.io",
];

/// Says whether a registry is on the internet alone.
pub(crate) fn is_on_internet(registry: &str) -> bool {
    ON_INTERNET.contains(&registry.strip_suffix(":443").unwrap_or(registry))
}

/// Says whether images below a location, a registry with or without a path, come from the internet alone. One without a
/// registry is on Docker Hub.
pub(crate) fn is_location_on_internet(location: &str) -> bool {
    registry(location).is_none_or(is_on_internet)
}

/// Returns a reference with its registry; Docker Hub's short names mean `docker.io`, single words its `library`.
pub(crate) fn full(text: &str) -> String {
    let path = text.contains('/');
    if path && registry(text).is_some() {
        text.to_owned()
    } else if path {
        format!("docker.io/{text}")
    } else {
        format!("docker.io/library/{text}")
    }
}

/// Returns what makes a text no location.
pub(crate) fn location_defect(text: &str) -> Option<&'static str> {
    let found = match text {
        "" => "is empty",
        t if t.contains(char::is_whitespace) => "has a space in it",
        t if t.contains("://") => "has a scheme",
        t if t.contains('@') => "has a digest",
        t if t.ends_with('/') => "ends with a slash",
        t if t.rsplit_once('/').map_or(t, |(_, last)| last).contains(':') && t.contains('/') => {
            "has a tag"
        }
        t if t.bytes().any(|b| b.is_ascii_uppercase()) => "has capitals",
        t => {
            let path = registry(t).map_or(Some(t), |r| {
                t.strip_prefix(r).and_then(|rest| rest.strip_prefix('/'))
            });
            let registry_fits = registry(t).is_none_or(is_registry);
            let path_fits = path.is_none_or(|path| path.split('/').all(is_component));
            return (!registry_fits || !path_fits)
                .then_some("has a character that image names do not allow");
        }
    };
    Some(found)
}

/// Splits a whole reference, or says what is wrong with it.
pub(crate) fn reference(text: &str) -> Result<Reference<'_>, &'static str> {
    let (name, digest) = text
        .split_once('@')
        .map_or((text, None), |(name, digest)| (name, Some(digest)));
    let hex = |d: &str| {
        d.strip_prefix("sha256:")
            .is_some_and(|h| h.len() == 64 && h.bytes().all(|b| b.is_ascii_hexdigit()))
    };
    if digest.is_some_and(|d| !hex(d)) {
        return Err("has a digest that is none");
    }
    let last = name.rfind('/').map_or(0, |at| at + 1);
    let colon = name
        .get(last..)
        .and_then(|rest| rest.find(':'))
        .map(|at| last + at);
    let (location, tag) = match colon {
        Some(at) => (name.get(..at).unwrap_or_default(), name.get(at + 1..)),
        None => (name, None),
    };
    if tag.is_some_and(|tag| !is_tag(tag)) {
        return Err("has a tag that is none");
    }
    location_defect(location).map_or(
        Ok(Reference {
            location,
            tag,
            digest: digest.is_some(),
        }),
        Err,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for text in [
            "nvcr.io/nvidia/osmo",
            "registry.example.com:5000/a/b",
            "registry.example.com",
            "nvidia/osmo",
            "a__b/c-d",
        ] {
            assert_eq!(location_defect(text), None, "{text}");
        }
        for (text, tag) in [
            ("envoyproxy/envoy:v1.29.0", Some("v1.29.0")),
            ("quay.io/oauth2-proxy/oauth2-proxy:v7.14.2", Some("v7.14.2")),
            ("registry.example.com:5000/envoy", None),
            ("postgres:15-alpine", Some("15-alpine")),
        ] {
            assert_eq!(reference(text).map(|r| r.tag), Ok(tag), "{text}");
        }
        assert!(
            reference(&format!("a/b@sha256:{}", "0".repeat(64)))
                .unwrap()
                .digest
        );
        for text in ["6.2.10", "6.2", "_x", "v1-rc_1"] {
            assert!(is_tag(text), "{text}");
        }
    }

    #[test]
    fn a_location_may_be_a_registry_alone() {
        for text in [
            "reg.corp.internal:5000",
            "10.0.0.5:5000",
            "reg:5000",
            "localhost/osmo",
        ] {
            assert!(!is_location_on_internet(text), "{text}");
        }
        for text in ["quay.io", "quay.io:443/a", "team/osmo", "osmo"] {
            assert!(is_location_on_internet(text), "{text}");
        }
    }

    #[test]
    fn bad() {
        for text in [
            "",
            "https://nvcr.io/nvidia",
            "nvcr.io/nvidia/osmo:6.2",
            "nvcr.io/nvidia/",
            "NVCR.io/x",
            "a b",
            "nvcr.io//x",
            "a/-b",
            "a@b",
        ] {
            assert!(location_defect(text).is_some(), "{text}");
        }
        for text in [
            "",
            "envoy:",
            "envoy:a b",
            ":v1",
            "envoy@sha256:1",
            "https://envoy:v1",
            "envoy:v1:v2",
        ] {
            assert!(reference(text).is_err(), "{text}");
        }
        for text in ["", ".6", "-a", "a b", "a/b", &"a".repeat(129)] {
            assert!(!is_tag(text), "{text}");
        }
    }
}
