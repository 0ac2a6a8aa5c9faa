//! An address of PostgreSQL or Redis with host, port, name, user and password in one.

use super::Thing;
use crate::discovery::Taken;
use crate::path::Path;
use crate::secrets::Secret;
use crate::syntax::connection::{Connection, Store, is_begun, parse};

const IN_TAB: &str = "The password in it is a secret: it is held in this tab alone, and stands in no answer and no draft.";
const NO_USER: &str = "The user name was left out: OSMO signs in to Redis with a password alone.";
const CA_ONLY: &str =
    "verify-ca is not offered; verify-full was taken, which looks at the name too.";

/// Takes such an address apart; nothing if it is none.
pub(super) fn taken(text: &str) -> Option<Result<Thing, String>> {
    is_begun(text).then(|| {
        let parts = parse(text).map_err(|why| format!("This address {why}."))?;
        Ok(match parts.store {
            Store::Postgres => postgres(parts),
            Store::Redis { tls } => redis(parts, tls),
        })
    })
}

fn hold(thing: &mut Thing, path: Path, password: Option<String>) {
    if let Some(password) = password {
        thing.notes.push(IN_TAB);
        thing.held = Some((path, Secret::new(password)));
    }
}

/// Host and port, which both have.
fn place(parts: &Connection, host: Path, port: Path, usual: &str) -> Vec<Taken> {
    let (at, from) = match parts.port.as_deref() {
        Some(at) => (at, "port"),
        None => (usual, "no port, so the usual one"),
    };
    vec![
        Taken::new(host, parts.host.as_str(), "host"),
        Taken::new(port, at, from),
    ]
}

fn postgres(parts: Connection) -> Thing {
    let (host, port) = (path!("postgres.serviceName"), path!("postgres.port"));
    let mut thing = Thing::new(
        "An address of PostgreSQL",
        place(&parts, host, port, "5432"),
    );
    let written = [
        (path!("postgres.db"), parts.name, "path"),
        (path!("postgres.user"), parts.user, "user"),
    ];
    for (path, value, from) in written {
        thing
            .taken
            .extend(value.map(|value| Taken::new(path, value, from)));
    }
    let mode = match parts.ssl_mode.as_deref() {
        Some("verify-ca") => {
            thing.notes.push(CA_ONLY);
            Some("verify-full")
        }
        Some("allow") => Some("prefer"),
        other => other,
    };
    let mode = mode.map(|mode| Taken::new(path!("postgres.sslMode"), mode, "sslmode"));
    thing.taken.extend(mode);
    if parts.password.is_some() {
        let asks = Taken::new(path!("postgres.password"), "true", "password");
        thing.taken.push(asks);
    }
    hold(&mut thing, path!("secrets.dbPassword"), parts.password);
    thing
}

fn redis(parts: Connection, tls: bool) -> Thing {
    let (host, port) = (path!("redis.serviceName"), path!("redis.port"));
    let mut thing = Thing::new("An address of Redis", place(&parts, host, port, "6379"));
    let name = parts
        .name
        .map(|name| Taken::new(path!("redis.dbNumber"), name, "path"));
    thing.taken.extend(name);
    let (word, scheme) = if tls {
        ("true", "rediss://")
    } else {
        ("false", "redis://")
    };
    let speaks = Taken::new(path!("redis.tlsEnabled"), word, scheme);
    thing.taken.push(speaks);
    if parts.password.is_some() {
        let asks = Taken::new(path!("redis.password"), "true", "password");
        thing.taken.push(asks);
    }
    if parts.user.is_some_and(|user| user != "default") {
        thing.notes.push(NO_USER);
    }
    hold(&mut thing, path!("secrets.redisPassword"), parts.password);
    thing
}
