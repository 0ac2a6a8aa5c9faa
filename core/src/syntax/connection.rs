//! Addresses of databases with everything in one: `postgres://user:password@host:5432/osmo?sslmode=require`,
//! `rediss://:password@host:6380/0`. A password may stand in them, so none is ever shown.

use crate::syntax::hostname;

/// What an address leads to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Store {
    /// PostgreSQL.
    Postgres,
    /// Redis, with TLS or without.
    Redis { tls: bool },
}

/// The parts of an address. What is not written is not there.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Connection {
    /// What it leads to.
    pub(crate) store: Store,
    /// User, decoded.
    pub(crate) user: Option<String>,
    /// Password, decoded.
    pub(crate) password: Option<String>,
    /// Host as it is written.
    pub(crate) host: String,
    /// Port.
    pub(crate) port: Option<String>,
    /// Name of the database, or number in Redis.
    pub(crate) name: Option<String>,
    /// `sslmode`.
    pub(crate) ssl_mode: Option<String>,
}

const SCHEMES: [(&str, Store); 4] = [
    ("postgres://", Store::Postgres),
    ("postgresql://", Store::Postgres),
    ("redis://", Store::Redis { tls: false }),
    ("rediss://", Store::Redis { tls: true }),
];

/// Quotes and the like, as people copy them.
fn around(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '`')
}

fn split(text: &str) -> Option<(Store, &str)> {
    let text = text.trim_matches(around);
    let text = hostname::after(text, "jdbc:").unwrap_or(text);
    SCHEMES
        .iter()
        .find_map(|(scheme, store)| Some((*store, hostname::after(text, scheme)?)))
}

/// Says whether a text begins like one.
pub(crate) fn is_begun(text: &str) -> bool {
    text.contains("://") && split(text).is_some()
}

/// Turns `%40` into `@`; nothing if that gives no text.
fn decoded(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        out.push(if byte == b'%' {
            let digits = [bytes.next()?, bytes.next()?];
            u8::from_str_radix(str::from_utf8(&digits).ok()?, 16).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(out).ok()
}

/// Takes an address apart.
///
/// # Errors
/// What is wrong with it; never a part of it, which may be a password.
pub(crate) fn parse(text: &str) -> Result<Connection, &'static str> {
    let (store, rest) = split(text).ok_or("is no address of PostgreSQL or Redis")?;
    if rest.contains(char::is_whitespace) {
        return Err("has a space in it");
    }
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    // A password may hold a slash or an @ that nobody encoded: the host stands behind the last @.
    let (people, place) = match rest.rsplit_once('@') {
        Some((people, place)) => (Some(people), place),
        None => (None, rest),
    };
    let (host, name) = place.split_once('/').unwrap_or((place, ""));
    if host.contains(',') {
        return Err("names several hosts, and OSMO speaks to one");
    }
    let (host, port) = match host.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (host, None),
    };
    if host.is_empty() {
        return Err("names no host");
    }
    let said = |text: &str| match text {
        "" => Ok(None),
        text => decoded(text)
            .map(Some)
            .ok_or("has a % that is followed by no two digits"),
    };
    let (user, password) = match people.map(|people| people.split_once(':').unwrap_or((people, "")))
    {
        Some((user, password)) => (said(user)?, said(password)?),
        None => (None, None),
    };
    let asked = |key: &str| {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let mut found = pairs.filter(|(name, _)| *name == key);
        found.next().map_or(Ok(None), |(_, value)| said(value))
    };
    Ok(Connection {
        store,
        user: user.map_or_else(|| asked("user"), |user| Ok(Some(user)))?,
        password: password.map_or_else(|| asked("password"), |one| Ok(Some(one)))?,
        host: host.to_owned(),
        port: port.filter(|port| !port.is_empty()).map(str::to_owned),
        name: said(name.trim_end_matches('/'))?,
        ssl_mode: asked("sslmode")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> [String; 6] {
        let one = parse(text).unwrap_or_else(|why| panic!("{text} {why}"));
        [
            one.user,
            one.password,
            Some(one.host),
            one.port,
            one.name,
            one.ssl_mode,
        ]
        .map(Option::unwrap_or_default)
    }

    #[test]
    fn good() {
        for (text, wanted) in [
            (
                "postgres://osmo:p%40ss%2Fw@pg.example.internal:6432/osmo_db?sslmode=require&x=1",
                [
                    "osmo",
                    "p@ss/w",
                    "pg.example.internal",
                    "6432",
                    "osmo_db",
                    "require",
                ],
            ),
            (
                "PostgreSQL://pg.example.internal",
                ["", "", "pg.example.internal", "", "", ""],
            ),
            (
                "'jdbc:postgresql://pg:5432/osmo?user=osmo&password=a%26b'",
                ["osmo", "a&b", "pg", "5432", "osmo", ""],
            ),
            (
                "rediss://:hunter2@cache:6380/2",
                ["", "hunter2", "cache", "6380", "2", ""],
            ),
            ("redis://cache", ["", "", "cache", "", "", ""]),
            // Nobody encoded it.
            (
                "postgres://osmo:a/b@c@pg/osmo",
                ["osmo", "a/b@c", "pg", "", "osmo", ""],
            ),
        ] {
            assert!(is_begun(text));
            assert_eq!(parts(text), wanted.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn bad() {
        for text in [
            "",
            "pg.example.internal",
            "https://pg.example.internal",
            "postgres://",
            "postgres://osmo:x@/osmo",
            "postgres://a,b/osmo",
            "postgres://osmo:100%@pg/osmo",
            "postgres://osmo:%ff@pg/osmo",
            "redis://a b",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
        assert!(is_begun("postgres://"));
        assert!(!is_begun("postgres"));
        assert!(!is_begun("https://postgres"));
    }
}
