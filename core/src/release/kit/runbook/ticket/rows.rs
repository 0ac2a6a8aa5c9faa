//! Rows of a table of ways, as they are found.

use crate::syntax::url;

/// Returns host and port of an `https` address, or of a registry, which has no scheme.
pub(super) fn reached(address: &str) -> String {
    let rest = match url::place(address) {
        Some((host, port)) => return format!("{host}:{}", port.unwrap_or(443)),
        None => address.split('/').next().unwrap_or_default(),
    };
    if rest.contains(':') {
        rest.to_owned()
    } else {
        format!("{rest}:443")
    }
}

/// Rows under way: from, to, and what for.
#[derive(Default)]
pub(super) struct Rows(Vec<[String; 3]>);

impl Rows {
    /// Adds a row that is not there yet.
    pub(super) fn add(&mut self, from: &str, to: impl Into<String>, what: &str) {
        let row = [from.to_owned(), to.into(), what.to_owned()];
        if !self.0.contains(&row) {
            self.0.push(row);
        }
    }

    /// Returns all of them.
    pub(super) fn all(&self) -> Vec<[&str; 3]> {
        self.0
            .iter()
            .map(|row| row.each_ref().map(String::as_str))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_its_port() {
        for (url, to) in [
            ("https://sso.example:8443/realms/a", "sso.example:8443"),
            ("https://sso.example/realms/a", "sso.example:443"),
            ("https://sso.example?x", "sso.example:443"),
            ("harbor.example:5000", "harbor.example:5000"),
            ("harbor.example/charts", "harbor.example:443"),
            ("https://[2001:db8::a]/x", "[2001:db8::a]:443"),
        ] {
            assert_eq!(reached(url), to);
        }
    }
}
