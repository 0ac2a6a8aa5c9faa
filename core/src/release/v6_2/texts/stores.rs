//! What PostgreSQL and Redis say, through the programs that use them.

use super::super::symptoms::{PROXY, install, run, sign_in};
use crate::release::kit::{Symptom, Text};

pub(super) static TEXTS: &[Text] = &[
    Text::of(
        Symptom::new(
            "password authentication failed for user",
            "PostgreSQL does not take the password in db-secret",
            "Compare it with the database's; a Secret that was there already is left as it is",
            "osmo-service",
        ),
        &["password authentication failed for user"],
        "F-texts-postgres",
    )
    .asks(path!("secrets.dbPassword")),
    Text::of(
        Symptom::new(
            "no pg_hba.conf entry for host",
            "PostgreSQL does not let this user in from the cluster in this way, often since \
        TLS is off on one side",
            "Allow the network and the user in pg_hba.conf, or turn TLS on",
            "osmo-service",
        ),
        &["no pg_hba.conf entry for host", "SSL off", "no encryption"],
        "F-texts-postgres",
    )
    .asks(path!("postgres.sslMode")),
    Text::of(
        Symptom::new(
            "database … does not exist",
            "There is no database of that name on this server",
            "./install.sh database makes it, if the answers say so",
            "osmo-service",
        ),
        &["database … does not exist"],
        "D20, F-texts-postgres",
    )
    .asks(path!("postgres.db")),
    Text::of(
        Symptom::new(
            "role … does not exist",
            "There is no user of that name on this server",
            "Create it, or let ./install.sh database do it",
            "osmo-service",
        ),
        &["role … does not exist"],
        "F-texts-postgres",
    )
    .asks(path!("postgres.user")),
    Text::of(
        install::AUTHZ_FIRST,
        &["relation … does not exist"],
        "F-texts-postgres",
    )
    .proof(
        "If it stays for more than five minutes, the log of osmo-service says why the \
        tables were not made",
    ),
    Text::of(
        run::POOLER,
        &[
            "prepared statement … already exists",
            "prepared statement … does not exist",
        ],
        "F-prepared-statements",
    )
    .asks(path!("postgres.port")),
    Text::of(
        Symptom::new(
            "server does not support SSL, but SSL was required",
            "PostgreSQL has no TLS, and the answers ask for it",
            "Turn TLS on at the server, or choose another TLS mode",
            "osmo-service",
        ),
        &[
            "server does not support SSL, but SSL was required",
            "SSL is not enabled on the server",
        ],
        "F-texts-postgres",
    )
    .asks(path!("postgres.sslMode")),
    Text::of(
        Symptom::new(
            "could not translate host name",
            "Pods do not reach PostgreSQL under that name and port",
            "Look at the name, the port and the firewall from a pod of the namespace",
            "osmo-service",
        ),
        &[
            "could not translate host name",
            "could not connect to server",
            "connection to server at … failed",
        ],
        "F-texts-postgres",
    )
    .asks(path!("postgres.serviceName"))
    .vague(),
    Text::of(
        install::REDIS_CLUSTER,
        &[
            "MOVED … :6379",
            "CROSSSLOT",
            "SELECT is not allowed in cluster mode",
        ],
        "F-no-redis-cluster",
    )
    .asks(path!("redis.serviceName")),
    Text::of(
        Symptom::new(
            "NOAUTH Authentication required",
            "Redis wants a password and got none: oauth2-proxy gets none from the charts",
            "Keep sessions in cookies, or let the files made here mount the password",
            PROXY,
        ),
        &[
            "NOAUTH Authentication required",
            "NOAUTH HELLO must be called",
        ],
        "D5, F-texts-redis",
    )
    .asks(path!("oauth2Proxy.sessionStore")),
    Text::of(
        Symptom::new(
            "WRONGPASS invalid username-password pair",
            "Redis refuses the password",
            "Compare redis-secret with the server's; a Secret that was there already is left \
        as it is",
            "osmo-service",
        ),
        &[
            "WRONGPASS invalid username-password pair",
            "ERR invalid password",
        ],
        "F-texts-redis",
    )
    .asks(path!("secrets.redisPassword")),
    Text::of(
        Symptom::new(
            "DB index is out of range",
            "Redis has no database of that number",
            "Take 0",
            "osmo-service",
        ),
        &["DB index is out of range"],
        "D40, F-texts-redis",
    )
    .asks(path!("redis.dbNumber")),
    Text::of(
        Symptom::new(
            "Error while reading from socket … Connection reset",
            "One side speaks TLS and the other does not",
            "Compare TLS in the answers with the server's; port 6380 or 10000 is TLS on Azure",
            "osmo-service",
        ),
        &[
            "Error while reading from socket … Connection reset",
            "redis … unexpected EOF",
            "redis … first record does not look like a TLS handshake",
            "wrong version number",
        ],
        "F-texts-redis",
    )
    .asks(path!("redis.tlsEnabled")),
    Text::of(
        sign_in::CLI_CERTIFICATE,
        &[
            "CERTIFICATE_VERIFY_FAILED … osmo",
            "SSLCertVerificationError",
        ],
        "F-no-authority",
    )
    .asks(path!("ingress.tls")),
    Text::of(
        Symptom::new(
            "certificate signed by unknown authority",
            "The certificate is of an authority that the program does not know",
            "Give the authority in the answers: for the provider, PostgreSQL and Redis there \
        is a question each",
            "osmo-service",
        ),
        &[
            "certificate signed by unknown authority",
            "unable to get local issuer certificate",
            "self-signed certificate in certificate chain",
        ],
        "F-no-authority, F-proxy-ca-files",
    )
    .proof("The text names the address")
    .asks(path!("trust.idp")),
    Text::of(
        Symptom::new(
            "no such host",
            "A name does not resolve in the cluster",
            "Look at the name in the text, and at the cluster's DNS",
            "osmo-service",
        ),
        &[
            "no such host",
            "Temporary failure in name resolution",
            "Name or service not known",
        ],
        "F-texts-postgres",
    )
    .vague(),
    Text::of(
        Symptom::new(
            "i/o timeout",
            "Nothing answers there: the address, the port, a firewall or a network policy",
            "Try it from a pod of the namespace; the text names the address",
            "osmo-service",
        ),
        &[
            "i/o timeout",
            "connection timed out",
            "connection refused",
            "Connection refused",
        ],
        "F-texts-postgres",
    )
    .asks(path!("site.networkPolicy"))
    .vague(),
];
