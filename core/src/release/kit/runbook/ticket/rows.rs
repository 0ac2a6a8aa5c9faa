//! Rows of a table of ways, as they are found.

/// Returns host and port of an `https` address.
pub(super) fn reached(url: &str) -> String {
    let rest = url.strip_prefix("https://").unwrap_or(url);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.contains(':') {
        host.to_owned()
    } else {
        format!("{host}:443")
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
        ] {
            assert_eq!(reached(url), to);
        }
    }
}
