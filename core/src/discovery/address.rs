//! A pasted address, taken apart as people paste it: with or without its scheme, in quotes, with what the browser adds.

use crate::syntax::{guid, hostname, number};

/// The parts of an address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Address<'a> {
    /// Host in small letters.
    pub(super) host: String,
    /// Port, if another than 443 is written.
    pub(super) port: Option<&'a str>,
    /// Path without what a discovery address adds; its slash at the end is kept.
    pub(super) path: String,
    /// Whether it was the address of a discovery document.
    pub(super) discovery: bool,
    query: &'a str,
    fragment: &'a str,
}

const OPENID: &str = "/.well-known/openid-configuration";
const OAUTH: &str = "/.well-known/oauth-authorization-server";

/// Takes an address apart; nothing if the text is none.
pub(super) fn address(text: &str) -> Option<Address<'_>> {
    let around = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '`' | ',');
    let text = text.trim_matches(around);
    if text.len() > 2048 || text.contains(char::is_whitespace) {
        return None;
    }
    let rest = match text.split_once("://") {
        // Further on it belongs to an address in the query.
        Some((scheme, rest)) if !scheme.contains(['/', '?', '#']) => {
            let web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
            web.then_some(rest)?
        }
        _ => text,
    };
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (host, port) = match authority.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    // With a user name in front, what looks like a port is none (`login.example.com:x@evil.example`).
    let port_fits = port.is_none_or(|port| number::port(port).is_some());
    if hostname::full_defect(&host).is_some() || !port_fits {
        return None;
    }
    let (path, discovery) = without_discovery(path);
    Some(Address {
        host,
        port: port.filter(|port| *port != "443"),
        path,
        discovery,
        query,
        fragment,
    })
}

/// Returns the path of the issuer: the document stands below it, or before it (RFC 8414 section 3.1).
fn without_discovery(path: &str) -> (String, bool) {
    for well_known in [OPENID, OAUTH] {
        if let Some((before, after)) = path.split_once(well_known) {
            return (format!("{before}{}", after.trim_end_matches('/')), true);
        }
    }
    (path.to_owned(), false)
}

impl Address<'_> {
    /// Returns the parts of the path.
    pub(super) fn parts(&self) -> Vec<&str> {
        self.path
            .split('/')
            .filter(|part| !part.is_empty())
            .collect()
    }

    /// Returns the part of the path that follows another.
    pub(super) fn after(&self, word: &str) -> Option<&str> {
        let mut parts = self.path.split('/').filter(|part| !part.is_empty());
        parts.find(|part| *part == word)?;
        parts.next()
    }

    /// Returns a value of the query, if nothing in it had to be encoded.
    pub(super) fn query(&self, key: &str) -> Option<&str> {
        let pairs = self
            .query
            .split('&')
            .filter_map(|pair| pair.split_once('='));
        let mut values = pairs
            .filter(|(name, _)| *name == key)
            .map(|(_, value)| value);
        values
            .next()
            .filter(|value| !value.is_empty() && !value.contains('%'))
    }

    /// Returns the part of the fragment, which consoles use as a path, that follows another.
    pub(super) fn in_fragment(&self, word: &str) -> Option<&str> {
        let mut parts = self
            .fragment
            .split(['/', '?', '&'])
            .filter(|part| !part.is_empty());
        parts.find(|part| *part == word)?;
        parts.next()
    }

    /// Returns the first part of the fragment.
    pub(super) fn first_in_fragment(&self) -> Option<&str> {
        self.fragment.split('/').find(|part| !part.is_empty())
    }

    /// Returns the first part of path or fragment that is a GUID.
    pub(super) fn guid(&self) -> Option<String> {
        let parts = self.path.split('/').chain(self.fragment.split('/'));
        let mut guids = parts
            .map(str::to_ascii_lowercase)
            .filter(|part| guid::is_guid(part));
        guids.next()
    }

    /// Returns scheme, host and port.
    pub(super) fn origin(&self) -> String {
        match self.port {
            Some(port) => format!("https://{}:{port}", self.host),
            None => format!("https://{}", self.host),
        }
    }

    /// Says whether the host is this one or below it.
    pub(super) fn is_at(&self, domain: &str) -> bool {
        self.host
            .strip_suffix(domain)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_people_paste_it() {
        for text in [
            "https://Login.Example.com/a/b/?client_id=x#/y",
            "login.example.com/a/b/?client_id=x#/y",
            " \"HTTPS://login.example.com:443/a/b/?client_id=x#/y\", ",
        ] {
            let found = address(text).unwrap();
            assert_eq!(found.origin(), "https://login.example.com");
            assert_eq!(found.parts(), ["a", "b"]);
            assert_eq!(found.path, "/a/b/");
            assert_eq!(found.query("client_id"), Some("x"));
            assert_eq!(found.first_in_fragment(), Some("y"));
        }
        for (text, path) in [
            ("https://a.example.com/.well-known/openid-configuration", ""),
            (
                "https://a.example.com/b/.well-known/openid-configuration",
                "/b",
            ),
            (
                "https://a.example.com/.well-known/oauth-authorization-server/b",
                "/b",
            ),
        ] {
            let found = address(text).unwrap();
            assert_eq!((found.path.as_str(), found.discovery), (path, true));
        }
    }

    #[test]
    fn no_address() {
        for text in [
            "",
            "osmo",
            "ftp://a.example.com",
            "a b.example.com",
            "{}",
            "https://",
            "10.0.0.1",
            "https://login.example.com:x@evil.example",
            "https://login.example.com:443@evil.example",
            "https://login.example.com@evil.example/realms/x",
            "https://login.example.com\\@evil.example",
            "https://login.example.com%2eevil.example",
            "https://login.example.com:0",
            "https://[::1]:8443/realms/x",
            "https:///login.example.com",
        ] {
            assert_eq!(address(text), None, "{text}");
        }
    }
}
