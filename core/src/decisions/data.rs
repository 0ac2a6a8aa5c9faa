//! Where the data is, who makes the database, and TLS on the way there.

use super::Said;
use crate::model::{DatabaseCreation, Deployment, SslMode};
use crate::text::or_gap;

/// What is said of a throw-away store before all else.
fn thrown_away(d: &Deployment) -> &'static str {
    if d.throw_away_stores {
        "THROW-AWAY: a pod of this bundle, whose data goes with it. "
    } else {
        ""
    }
}

pub(super) fn postgres(d: &Deployment) -> Said {
    let p = &d.postgres;
    let user = or_gap(&p.user, "database-user");
    let made = match p.creation {
        DatabaseCreation::User => format!("The user {user} creates it and works in it."),
        DatabaseCreation::Admin => format!(
            "The admin user {} creates it once, for the user {user}.",
            or_gap(&p.admin_user, "database-admin-user")
        ),
        DatabaseCreation::Exists => format!("It exists already; the user {user} works in it."),
    };
    let tls = match p.ssl_mode {
        SslMode::Prefer => {
            "TLS is used if the server offers it, and its certificate is not checked."
        }
        SslMode::Require => "TLS is always used; the server's certificate is not checked.",
        SslMode::VerifyFull if d.trusts("postgres") => {
            "TLS is always used; certificate and name are checked against your own authority."
        }
        SslMode::VerifyFull => {
            "TLS is always used; certificate and name are checked against public authorities."
        }
        SslMode::Disable => "There is no TLS on the way to it.",
    };
    let password = if p.password {
        ""
    } else {
        " The user has no password."
    };
    let sentence = format!(
        "{}Database {} at {}:{}. {made} {tls}{password}",
        thrown_away(d),
        or_gap(&p.db, "database"),
        or_gap(&p.service_name, "postgresql-host"),
        or_gap(&p.port, "port")
    );
    let fields = vec![
        path!("postgres.serviceName"),
        path!("postgres.creation"),
        path!("postgres.user"),
        path!("postgres.sslMode"),
        path!("postgres.password"),
        path!("throwAwayStores"),
    ];
    ("PostgreSQL", sentence, fields)
}

pub(super) fn redis(d: &Deployment) -> Said {
    let r = &d.redis;
    let password = if r.password {
        "It asks for a password."
    } else {
        "It asks for no password."
    };
    let tls = match r.tls_enabled {
        true if d.trusts("redis") => {
            "TLS is used, and the certificate is checked against your own authority."
        }
        true => "TLS is used.",
        false => "There is no TLS on the way to it.",
    };
    let sentence = format!(
        "{}Database number {} at {}:{}. {password} {tls}",
        thrown_away(d),
        or_gap(&r.db_number, "number"),
        or_gap(&r.service_name, "redis-host"),
        or_gap(&r.port, "port")
    );
    let fields = vec![
        path!("redis.serviceName"),
        path!("redis.tlsEnabled"),
        path!("redis.password"),
        path!("throwAwayStores"),
    ];
    ("Redis", sentence, fields)
}
